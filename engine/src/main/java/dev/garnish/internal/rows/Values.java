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

/** What an answer gives by attribute, a text or a list of texts: read from it when asked for, not copied. Immutable. */
final class Values extends AbstractMap<String, Object> {
    private final RecipientResult answer;

    Values(RecipientResult answer) {
        this.answer = answer;
    }

    @Override
    public int size() {
        int size = 0;
        for (int i = 0; i < answer.attributes(); i++) {
            size += answer.gives(i) ? 1 : 0;
        }
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        for (int i = 0; i < answer.attributes(); i++) {
            if (answer.gives(i) && answer.name(i).equals(key)) {
                return value(i);
            }
        }
        return null;
    }

    private Object value(int attribute) {
        return answer.isOnce(attribute) ? answer.value(attribute, 0) : new Texts(answer, attribute);
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
            while (attribute < answer.attributes() && !answer.gives(attribute)) {
                attribute++;
            }
            return attribute;
        }

        @Override
        public boolean hasNext() {
            return next < answer.attributes();
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Object> entry = Map.entry(answer.name(next), value(next));
            next = given(next + 1);
            return entry;
        }
    }

    /** One attribute's text for each item. */
    private static final class Texts extends AbstractList<String> implements RandomAccess {
        private final RecipientResult answer;
        private final int attribute;

        private Texts(RecipientResult answer, int attribute) {
            this.answer = answer;
            this.attribute = attribute;
        }

        @Override
        public String get(int index) {
            Objects.checkIndex(index, size());
            return answer.value(attribute, index);
        }

        @Override
        public int size() {
            return answer.count(attribute);
        }
    }
}
