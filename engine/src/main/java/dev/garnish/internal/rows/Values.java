package dev.garnish.internal.rows;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a result gives by attribute, a text or a list of texts: read from it when asked for, not copied. Immutable. */
final class Values extends AbstractMap<String, Object> {
    private final RecipientResult result;

    Values(RecipientResult result) {
        this.result = result;
    }

    @Override
    public int size() {
        int size = 0;
        for (int i = 0; i < result.attributes(); i++) {
            size += result.gives(i) ? 1 : 0;
        }
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        for (int i = 0; i < result.attributes(); i++) {
            if (result.gives(i) && result.name(i).equals(key)) {
                return value(i);
            }
        }
        return null;
    }

    private Object value(int attribute) {
        return result.isOnce(attribute) ? result.value(attribute, 0) : new Texts(result, attribute);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return Values.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int next = given(0);

        private int given(int from) {
            int attribute = from;
            while (attribute < result.attributes() && !result.gives(attribute)) {
                attribute++;
            }
            return attribute;
        }

        @Override
        public boolean hasNext() {
            return next < result.attributes();
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Object> entry = Map.entry(result.name(next), value(next));
            next = given(next + 1);
            return entry;
        }
    }

    /** One attribute's text for each item. */
    private static final class Texts extends AbstractList<String> implements RandomAccess {
        private final RecipientResult result;
        private final int attribute;

        private Texts(RecipientResult result, int attribute) {
            this.result = result;
            this.attribute = attribute;
        }

        @Override
        public String get(int index) {
            Objects.checkIndex(index, size());
            return result.value(attribute, index);
        }

        @Override
        public int size() {
            return result.count(attribute);
        }
    }
}
