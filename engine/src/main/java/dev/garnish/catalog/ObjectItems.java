package dev.garnish.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes items of an application's own records or beans: a column for each component or getter of a fitting type. */
final class ObjectItems<T> {
    private final Function<? super T, String> id;
    private final List<Property> properties;
    private final Schema schema;

    /** A component of a record or a getter of a bean, and the column that it fills. */
    private record Property(Column column, Method getter) {}

    private ObjectItems(Class<T> type, Function<? super T, String> id) {
        this.id = id;
        this.properties = type.isRecord() ? ofRecord(type) : ofBean(type);
        if (properties.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName() + " has no record component and no getter whose type a column can have");
        }
        this.schema = Schema.of(properties.stream().map(Property::column).toList());
    }

    static <T> Catalog catalog(Class<T> type, Collection<? extends T> objects, Function<? super T, String> id) {
        ObjectItems<T> items = new ObjectItems<>(type, id);
        return Catalog.of(items.schema, objects.stream().map(items::item).toList());
    }

    private static List<Property> ofRecord(Class<?> type) {
        List<Property> properties = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            add(properties, component.getName(), component.getAccessor());
        }
        return properties;
    }

    /** In the order of their names: a class has none of its own. */
    private static List<Property> ofBean(Class<?> type) {
        List<Property> properties = new ArrayList<>();
        for (Method method : type.getMethods()) {
            boolean isGetter = method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isBridge()
                    && method.getDeclaringClass() != Object.class;
            String name = method.getName();
            if (isGetter && name.startsWith("get") && name.length() > 3) {
                add(properties, name.substring(3), method);
            } else if (isGetter && name.startsWith("is") && name.length() > 2) {
                add(properties, name.substring(2), method);
            }
        }
        properties.sort(Comparator.comparing(property -> property.column.name()));
        return properties;
    }

    /**
     * Adds a column if its values can have a type. A getter that cannot be called is an error and not left out: the column
     * would be missing without a word.
     */
    private static void add(List<Property> properties, String name, Method getter) {
        Type type = type(getter.getGenericReturnType());
        if (type != null) {
            if (!getter.trySetAccessible()) {
                throw new IllegalArgumentException(
                        getter + " is not accessible: make its class public, or open its package to dev.garnish");
            }
            properties.add(new Property(new Column(columnName(name), type), getter));
        }
    }

    /** {@code releaseYear} and {@code ReleaseYear} become {@code release_year}, {@code imageURL} becomes {@code image_url}. */
    private static String columnName(String name) {
        return name.replaceAll("(\\p{Lower}|\\d)(\\p{Upper})|(\\p{Upper})(\\p{Upper}\\p{Lower})", "$1$3_$2$4")
                .toLowerCase(Locale.ROOT);
    }

    /** The type of a column for values of a Java type; null where there is none. */
    private static @Nullable Type type(java.lang.reflect.Type declared) {
        if (declared instanceof ParameterizedType generic) {
            Type entry = type(generic.getActualTypeArguments()[0]);
            boolean isMany = Collection.class.isAssignableFrom((Class<?>) generic.getRawType());
            boolean isMaybe = generic.getRawType() == Optional.class;
            return entry == null || entry.isList() || !(isMany || isMaybe) ? null : isMany ? entry.list() : entry;
        }
        if (!(declared instanceof Class<?> type)) {
            return null;
        }
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            Type entry = type(type.getComponentType());
            return entry == null || entry.isList() ? null : entry.list();
        }
        return single(type);
    }

    /** A class that is no kind of these is no column: its {@code toString} would be sent to recipients. */
    private static @Nullable Type single(Class<?> type) {
        if (isOne(type, CharSequence.class, Enum.class, Character.class, URI.class, URL.class, UUID.class)
                || type == char.class) {
            return Type.TEXT;
        }
        if (isOne(
                type, LocalDate.class, LocalDateTime.class, Instant.class, OffsetDateTime.class, ZonedDateTime.class)) {
            return Type.DATE;
        }
        if (type == Boolean.class || type == boolean.class) {
            return Type.TRUTH;
        }
        return isOne(type, Number.class) || (type.isPrimitive() && type != void.class) ? Type.NUMBER : null;
    }

    /** Whether values of a type are of one of these kinds. */
    private static boolean isOne(Class<?> type, Class<?>... kinds) {
        return Arrays.stream(kinds).anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private Item item(T object) {
        String itemId = id.apply(object);
        if (itemId == null) {
            throw new IllegalArgumentException("a " + object.getClass().getName() + " has no id");
        }
        @Nullable Object[] values = new @Nullable Object[properties.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(itemId, properties.get(i), object);
        }
        return Item.of(schema, itemId, values);
    }

    private static @Nullable Object value(String item, Property property, Object object) {
        try {
            Object value = property.getter.invoke(object);
            return value == null ? null : converted(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("item %s: %s failed".formatted(item, property.getter), e.getCause());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "item %s: column %s is no finite number".formatted(item, property.column.name()));
        }
    }

    /** A value as items hold it: a text, {@code BigDecimal}, {@code Boolean}, {@code LocalDateTime} or a list of these. */
    private static @Nullable Object converted(Object value) {
        if (value instanceof Optional<?> maybe) {
            return maybe.map(ObjectItems::converted).orElse(null);
        }
        if (value instanceof Object[] entries) {
            return entries(Arrays.asList(entries));
        }
        if (value instanceof Collection<?> many) {
            return entries(many);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Boolean || value instanceof BigDecimal || value instanceof LocalDateTime) {
            return value;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        return dateOrText(value);
    }

    /** Those that are there: a list of items has no gaps. */
    private static List<Object> entries(Collection<?> all) {
        List<Object> present = new ArrayList<>(all.size());
        for (Object entry : all) {
            Object value = entry == null ? null : converted(entry);
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }

    /** What has an offset becomes UTC, as every date of a catalog; a date alone is its midnight. */
    private static Object dateOrText(Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof OffsetDateTime time) {
            return dateOrText(time.toInstant());
        }
        if (value instanceof ZonedDateTime time) {
            return dateOrText(time.toInstant());
        }
        return value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : value.toString();
    }
}
