package dev.garnish.lambda;

import java.net.URI;
import java.net.URISyntaxException;

/** An address as messages show it: without user info, query and fragment, which may be secret. */
final class AddressText {
    private AddressText() {}

    static String of(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }

    /** As it is where it is no address; of one that cannot be read only the scheme, since the rest may be anything. */
    static String of(String text) {
        int scheme = text.indexOf(text.startsWith("jdbc:") ? ":" : "://");
        if (scheme < 0) {
            return text;
        }
        try {
            URI address = new URI(text);
            if (address.getHost() != null) {
                return of(address);
            }
        } catch (URISyntaxException e) {
            // Shown below, as one without a host.
        }
        return text.substring(0, scheme) + ":…";
    }
}
