package dev.garnish.review;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the items of a catalog show of one column. */
final class ColumnProfile {
    private final Column column;
    private final int index;
    private final Set<String> hosts = new TreeSet<>();
    private long filled;
    private long addresses;
    private long lists;
    private int longest;

    ColumnProfile(Column column, int index) {
        this.column = column;
        this.index = index;
    }

    void see(Item item) {
        Object value = item.at(index);
        Object first = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        if (first == null) {
            return;
        }
        filled++;
        if (first instanceof String text) {
            longest = Math.max(longest, text.codePointCount(0, text.length()));
            address(text);
        }
    }

    private void address(String text) {
        int comma = text.indexOf(',');
        String one = comma < 0 ? text : text.substring(0, comma);
        if (one.startsWith("https://")) {
            addresses++;
            lists += comma < 0 ? 0 : 1;
            host(one);
        }
    }

    private void host(String address) {
        try {
            String host = new URI(address.replace(" ", "%20")).getHost();
            if (host != null) {
                hosts.add(host.toLowerCase(Locale.ROOT));
            }
        } catch (URISyntaxException e) {
            // An address that cannot be sent is counted by the check of the rules.
        }
    }

    String name() {
        return column.name();
    }

    boolean is(Type type) {
        return column.type() == type;
    }

    /** Whether it is a text, or a list whose first entry is one. */
    boolean isText() {
        return is(Type.TEXT) || is(Type.TEXT_LIST);
    }

    boolean isFilled() {
        return filled > 0;
    }

    boolean isAddress() {
        return addresses > 0 && 2 * addresses > filled;
    }

    /** The hosts of its addresses. */
    Set<String> hosts() {
        return hosts;
    }

    int longest() {
        return longest;
    }

    /** Its value, or the first of several, as rules read it. */
    String expression() {
        String read = column.name().matches("[A-Za-z_][A-Za-z0-9_]*")
                ? "item." + column.name()
                : "item[" + DisplayText.text(column.name()) + "]";
        if (is(Type.TEXT_LIST)) {
            return read + "[0]";
        }
        return lists > 0 ? "first(before(" + read + ", \",\"), " + read + ")" : read;
    }
}
