package dev.garnish.server.studio;

import dev.garnish.server.internal.http.Call;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** The page, its scripts and styles, and the modules of the editor: resources of this jar and of those beside it. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");
    private static final Pattern NAME = Pattern.compile("(css|js)/[a-z0-9][a-z0-9-]*\\.(css|js|svg|png)");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** The modules that the import map names, each by its web jar and its place there. */
    private static final Set<String> MODULES = Set.of(
            "codemirror__autocomplete/dist/index.js",
            "codemirror__commands/dist/index.js",
            "codemirror__language/dist/index.js",
            "codemirror__lint/dist/index.js",
            "codemirror__search/dist/index.js",
            "codemirror__state/dist/index.js",
            "codemirror__view/dist/index.js",
            "crelt/index.js",
            "lezer__common/dist/index.js",
            "lezer__highlight/dist/index.js",
            "lezer__lr/dist/index.js",
            "marijn__find-cluster-break/src/index.js",
            "style-mod/src/style-mod.js",
            "w3c-keyname/index.js");

    private final Door door;

    Assets(Door door) {
        this.door = door;
    }

    /** The page itself, for browsers that were let in; the printed address lets one in. */
    void page(Call call) throws IOException {
        String token = call.parameters().one("token");
        if (!token.isEmpty() && (door.isKnown(call.request()) || door.admits(call.request(), call.response(), token))) {
            call.seeOther("/");
        } else if (!door.isKnown(call.request())) {
            secured(call, "default-src 'none'; style-src 'unsafe-inline'");
            call.reply(HttpStatus.UNAUTHORIZED_401, "text/html; charset=utf-8", resource("closed.html"));
        } else {
            index(call);
        }
    }

    private static void index(Call call) throws IOException {
        String nonce = nonce();
        String html = new String(resource("index.html"), StandardCharsets.UTF_8).replace("{{nonce}}", nonce);
        Matcher map = IMPORT_MAP.matcher(html);
        String script = map.find() ? " 'sha256-" + sha256(map.group(1)) + "'" : "";
        secured(
                call,
                "default-src 'self'; script-src 'self'" + script + "; style-src 'self' 'nonce-" + nonce
                        + "'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        call.header("X-Frame-Options", "DENY");
        call.reply(HttpStatus.OK_200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** What every document says about itself. */
    static void secured(Call call, String policy) {
        call.header("Content-Security-Policy", policy);
        call.header("Referrer-Policy", "no-referrer");
        call.header("Cross-Origin-Opener-Policy", "same-origin");
        call.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String nonce() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** A style or a script of the page. */
    static void asset(Call call) throws IOException {
        Matcher name = NAME.matcher(call.path("folder") + "/" + call.path("file"));
        if (!name.matches()) {
            throw Refusals.notFound("there is no such file");
        }
        tagged(call, TYPES.getOrDefault(name.group(2), ""), resource(name.group()));
    }

    /** The ES module of a web jar. */
    static void module(Call call) throws IOException {
        String jar = call.path("jar");
        String folder = call.path("folder").isEmpty() ? "" : call.path("folder") + "/";
        String place = folder + call.path("file");
        if (!MODULES.contains(jar + "/" + place)) {
            throw Refusals.notFound("there is no such module");
        }
        String inJar = "/META-INF/resources/webjars/%s/%s/%s".formatted(jar, version(jar), place);
        tagged(call, TYPES.getOrDefault("js", ""), bytes(inJar));
    }

    private static String version(String module) throws IOException {
        String place = "/META-INF/maven/org.webjars.npm/" + module + "/pom.properties";
        try (InputStream in = Assets.class.getResourceAsStream(place)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        }
    }

    /** What stays the same until Garnish is another version: asked for again, and rarely sent again. */
    private static void tagged(Call call, String type, byte[] content) {
        String tag = "\"" + HexFormat.of().formatHex(digest(content), 0, 16) + "\"";
        call.header("ETag", tag);
        call.header("Cross-Origin-Resource-Policy", "same-origin");
        boolean isKnown = tag.equals(call.request().getHeaders().get(HttpHeader.IF_NONE_MATCH));
        call.replyCached(
                isKnown ? HttpStatus.NOT_MODIFIED_304 : HttpStatus.OK_200, type, isKnown ? new byte[0] : content);
    }

    private static byte[] resource(String name) throws IOException {
        return bytes("/dev/garnish/server/studio/" + name);
    }

    private static byte[] bytes(String place) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(place)) {
            if (in == null) {
                throw Refusals.notFound("there is no such file");
            }
            return in.readAllBytes();
        }
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
