package dev.garnish.review.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A whole page: its head, its style, its one script, and what is allowed to it. */
final class Page {
    private static final String STYLE = """
            body{margin:0;background:#f3f4f6;color:#1f2328;font:16px/1.45 system-ui,sans-serif}
            header,main{max-width:75rem;margin:0 auto;padding:1rem 1.5rem}
            h1{margin:.5rem 0}h2{margin:2rem 0 .5rem}h3{margin:0 0 .5rem;font-size:1rem}
            table{border-collapse:collapse;background:#fff;margin:1rem 0;max-width:100%}
            caption{text-align:left;font-weight:600;padding:.25rem 0}
            th,td{border:1px solid #d0d7de;padding:.3rem .6rem;text-align:left;vertical-align:top}
            td,bdi{overflow-wrap:anywhere}
            .number{text-align:right;white-space:nowrap}code{font-size:.9em;overflow-wrap:anywhere}
            .mark{display:inline-block;border-radius:.3rem;padding:0 .4rem;background:#fff1c2;color:#5c4300;font-size:.85em}
            .bad{background:#ffd7d5;color:#82071e}.good{background:#d2f4d8;color:#0b4a1c}
            .frames{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}
            .frame{background:#fff;border:1px solid #8c959f;border-radius:.75rem;padding:1rem;width:22rem;box-sizing:border-box}
            .phone{border:.6rem solid #1f2328;border-radius:2rem;background:#dfe6ee;min-height:18rem}
            .card{border-top:1px solid #d0d7de;padding:.6rem 0}.subject{font-weight:700;font-size:1.1rem}
            .note{background:#fff;border-radius:1rem;padding:.7rem}
            .clamp1,.clamp4{display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
            .clamp1{-webkit-line-clamp:1;font-weight:700}.clamp4{-webkit-line-clamp:4}
            .bubble{background:#fff;border-radius:1rem 1rem 1rem .2rem;padding:.7rem;white-space:pre-line;overflow-wrap:anywhere}
            .value{overflow-wrap:anywhere}img{display:block;max-width:100%;max-height:14rem}
            button{font:inherit;padding:.3rem .7rem;border:1px solid #57606a;border-radius:.4rem;background:#fff;color:#1f2328}
            .alone{padding:.75rem;max-width:none}.alone .frame{width:auto;max-width:24rem}
            .blank{border:1px dashed #6e7781;border-radius:.4rem;padding:1rem;color:#424a53;text-align:center}
            .picture{display:none}.js .picture{display:block}
            """;

    private static final String SCRIPT = """
            document.documentElement.className='js';
            function show(b){var i=new Image();i.alt=b.dataset.alt;i.referrerPolicy='no-referrer';
            i.onerror=function(){i.replaceWith(document.createTextNode('This picture cannot be loaded.'))};
            i.src=b.dataset.src;b.replaceWith(i)}
            document.addEventListener('click',function(e){var b=e.target.closest('button');if(!b)return;
            if(b.dataset.src)show(b);else if(b.id==='all')document.querySelectorAll('button[data-src]').forEach(show)});
            """;

    private final Html html = new Html();
    private final Pictures pictures;

    /** When pictures are loaded. */
    private enum Pictures {
        AFTER_CLICK,
        AT_ONCE,
        NEVER
    }

    private Page(Pictures pictures) {
        this.pictures = pictures;
    }

    /** Begins a page; its body follows. */
    Page(String title) {
        this(Pictures.AFTER_CLICK);
        begin(title, policy("https:", digest(SCRIPT)));
        html.open("header").element("h1", title);
    }

    /** Begins the page of a frame, without heading and script. */
    static Page inFrame(String title, boolean pictures) {
        Page page = new Page(pictures ? Pictures.AT_ONCE : Pictures.NEVER);
        page.begin(title, MessagePage.policy(pictures));
        page.html.open("main", "class", "alone");
        return page;
    }

    private void begin(String title, String policy) {
        html.markup("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .open("head")
                .markup("<meta charset=\"utf-8\">\n")
                .open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .open("meta", "name", "referrer", "content", "no-referrer")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title)
                .markup("<style>" + STYLE + "</style>")
                .close("head")
                .open("body");
    }

    /** What a page may load: pictures, its style and a script. */
    static String policy(String pictures, String script) {
        return "default-src 'none'; img-src " + pictures + "; style-src " + digest(STYLE) + "; script-src " + script
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Html html() {
        return html;
    }

    /** Ends the heading. */
    Html main() {
        return html.close("header").open("main");
    }

    /** A button that shows all pictures of the page at once. */
    void allPictures() {
        html.markup("<p class=\"picture\"><button id=\"all\" type=\"button\">Show all pictures</button> ")
                .text("Pictures are loaded from the addresses in the messages, which their owners can see.")
                .close("p");
    }

    /** A picture, where it is loaded after a click a button; what is no https address is only written. */
    void picture(String address, String alternative) {
        if (!address.startsWith("https://")) {
            return;
        } else if (pictures == Pictures.AT_ONCE) {
            html.open("img", "src", address, "alt", alternative, "referrerpolicy", "no-referrer");
        } else if (pictures == Pictures.NEVER) {
            html.open("div", "class", "blank")
                    .text("picture of ")
                    .foreign(alternative)
                    .close("div");
        } else {
            html.open("div", "class", "picture")
                    .open("button", "type", "button", "data-src", address, "data-alt", alternative)
                    .text("Show the picture of ")
                    .foreign(alternative)
                    .endInline("button")
                    .close("div");
        }
    }

    /** A word in a box: what to look at twice. */
    void mark(String word, String kind) {
        html.text(" ")
                .open("span", "class", ("mark " + kind).strip())
                .text(word)
                .endInline("span");
    }

    /** The whole page. */
    String finished() {
        html.close("main");
        if (pictures == Pictures.AFTER_CLICK) {
            html.markup("<script>" + SCRIPT + "</script>\n");
        }
        return html.close("body").close("html").toString();
    }
}
