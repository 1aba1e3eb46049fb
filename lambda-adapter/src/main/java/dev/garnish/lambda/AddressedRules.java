package dev.garnish.lambda;

import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** One rules file that a local HTTP address answers with, as AWS AppConfig's extension does. */
record AddressedRules(URI uri) implements RulesSource {
    static AddressedRules of(String text) {
        try {
            URI uri = new URI(text);
            if (isLocal(uri)) {
                return new AddressedRules(uri);
            }
        } catch (URISyntaxException e) {
            // Reported below, as one that is elsewhere.
        }
        throw StartException.of(
                Settings.RULES, "expected an http address on localhost, found `" + AddressText.of(text) + "`");
    }

    private static boolean isLocal(URI uri) {
        return "http".equals(uri.getScheme())
                && ("localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()));
    }

    @Override
    public List<Source> sources() throws IOException {
        return List.of(new Source(AddressText.of(uri), LocalPage.read(uri)));
    }
}
