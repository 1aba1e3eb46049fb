package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.Program.Limits;
import dev.garnish.internal.lang.check.Sample;
import dev.garnish.rules.CaseOutcome;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of {@code link} and {@code max N sms}. */
class LinkTest {
    private static final OutputLimits LINK = new OutputLimits(
            new Limits(0, false, false, false, true, List.of("example.com"), List.of("https", "myapp"), false, false));

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a b, ENCODED",
        "HTTPS://EXAMPLE.com/a, SENT",
        "myapp://product/12?x=1, SENT",
        "myapp:///product, SENT",
        "myapp:product, IMAGE_NOT_HTTPS",
        "http://example.com/, IMAGE_NOT_HTTPS",
        "javascript://example.com/%0Aalert(1), IMAGE_NOT_HTTPS",
        "https://evil.example/, IMAGE_HOST_NOT_ALLOWED",
        "https://example.com@evil.example/, IMAGE_USER_INFO",
        "myapp://user:x@product, IMAGE_USER_INFO",
        "'https://example.com/,https://example.com/', IMAGE_SEVERAL",
        "'myapp://a,myapp://b', IMAGE_SEVERAL",
    })
    void isOneAddressOfASchemeThatIsNamed(String value, CaseOutcome outcome) {
        assertThat(LINK.judge(value).outcome()).isEqualTo(outcome);
    }

    private static final OutputLimits CONTACTS = new OutputLimits(new Limits(
            0,
            false,
            false,
            false,
            true,
            List.of("example.com"),
            List.of("https", "tel", "mailto", "sms"),
            false,
            false));

    @ParameterizedTest
    @CsvSource({
        "tel:+4930123456, tel:+4930123456",
        "' Tel:+49 (30) 123-45.6 ', tel:+49(30)123-45.6",
        "tel:112, tel:112",
        "tel:0800 1234567;ext=12, tel:08001234567;ext=12",
        "sms:+4930123456, sms:+4930123456",
        "sms:12345?body=START now, sms:12345?body=START%20now",
        "mailto:a.b+c@example.org, mailto:a.b+c@example.org",
        "MAILTO:shop@example.org?subject=Größe 12&body=Hallo%0D%0A, "
                + "mailto:shop@example.org?subject=Gr%C3%B6%C3%9Fe%2012&body=Hallo%0D%0A",
        "mailto:a@example.org?body=See https://example.com/, mailto:a@example.org?body=See%20https://example.com/",
        "https://example.com/tel:1, https://example.com/tel:1"
    })
    void aNumberOrAMailboxIsSent(String value, String sent) {
        assertThat(CONTACTS.judge(value).sent()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:",
                "tel:1",
                "tel:+49(0)30123456",
                "tel:0800FLOWERS",
                "tel:*%2306%23",
                "tel:*#06#",
                "tel:+49301234567890123",
                "tel:+49+30",
                "tel://+4930123456",
                "tel:+4930123456?body=x",
                "tel:+4930123456;isub=1",
                "tel:+4930123456;ext=",
                "tel:+4930123456,,1",
                "tel:+4930123456 https://example.com/",
                "tel:+49\u0000301",
                "tel:٠١٢٣٤",
                "sms:+4930123456;+4930123457",
                "sms:+4930123456,+4930123457",
                "sms:?body=x",
                "sms:+4930123456&body=x",
                "sms:+4930123456?body=x#y",
                "sms:+4930123456?body=%00",
                "mailto:",
                "mailto:a",
                "mailto:@example.org",
                "mailto:a@localhost",
                "mailto:a@b@example.org",
                "mailto:a@example.org,b@example.org",
                "mailto:a%40example.org@example.com",
                "mailto:.a@example.org",
                "mailto:a@.org",
                "mailto:é@example.org",
                "mailto:a@example.org?cc=b@example.org",
                "mailto:a@example.org?BCC=b@example.org",
                "mailto:a@example.org?to=b@example.org",
                "mailto:a@example.org?subject=x&subject=y",
                "mailto:a@example.org?subject=x%0D%0ABcc:b@example.org",
                "mailto:a@example.org?attach=/etc/passwd",
                "mailto:a@example.org?",
                "javascript:alert(1)",
                "geo:1,2"
            })
    void whatIsNoneIsNotSent(String value) {
        assertThat(CONTACTS.judge(value).outcome().applies()).isFalse();
    }

    private static final List<String> PIECES = List.of(
            "tel:",
            "sms:",
            "mailto:",
            "https://example.com/",
            "+",
            "49",
            "0",
            "(",
            ")",
            "-",
            ".",
            " ",
            ",",
            ";",
            ";ext=",
            "a",
            "Bb",
            "@",
            "b.example",
            "?",
            "&",
            "=",
            "subject=",
            "body=",
            "cc=",
            "to=",
            "%0A",
            "%0D",
            "%2C",
            "%",
            "#",
            "//",
            ":",
            "é",
            "\"",
            "<",
            "\u0000",
            "\u202E",
            "\n");

    private static final Pattern SENT = Pattern.compile("https://example\\.com/[!-~&&[^\"'<>]]*"
            + "|tel:[+(0-9][0-9().-]*(;ext=[0-9]{1,15})?"
            + "|sms:[+(0-9][0-9().-]*(\\?body=[!-~&&[^\"'<>#&]]*)?"
            + "|mailto:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(\\?(subject|body)=[!-~&&[^\"'<>#&]]*"
            + "(&(subject|body)=[!-~&&[^\"'<>#&]]*)?)?");

    /** Whatever is put together, what is sent has the form of one of its kind. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void onlyWhatHasTheFormOfAnAddressIsSent(long seed) {
        Random random = new Random(seed);
        int sent = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(PIECES.get(random.nextInt(4)));
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            Verdict verdict = CONTACTS.judge(text.toString());
            if (verdict.outcome().applies()) {
                sent++;
                assertThat(verdict.sent()).as("seed %d: %s", seed, text).matches(SENT);
            }
        }
        assertThat(sent).isGreaterThan(1_000);
    }

    /** Only where the attribute names them. */
    @ParameterizedTest
    @ValueSource(strings = {"tel:+4930123456", "sms:12345", "mailto:a@example.org"})
    void otherLinksLeadToNobody(String value) {
        assertThat(LINK.judge(value)).isEqualTo(Verdict.refused(CaseOutcome.IMAGE_NOT_HTTPS));
    }

    @Test
    void aTextMessageIsCutToItsSeptets() {
        OutputLimits sms =
                new OutputLimits(new Limits(8, false, true, false, false, List.of(), Limits.HTTPS, false, false));
        assertThat(sms.judge("12345678")).isEqualTo(new Verdict(CaseOutcome.SENT, "12345678"));
        assertThat(sms.judge("1234567€")).isEqualTo(new Verdict(CaseOutcome.SHORTENED, "12345..."));
        OutputLimits three =
                new OutputLimits(new Limits(3, false, true, false, false, List.of(), Limits.HTTPS, false, false));
        assertThat(three.judge("1234")).isEqualTo(Verdict.refused(CaseOutcome.TOO_LONG));
    }

    private static String problems(String options, String fallback) {
        return Sample.problems("attribute A " + options + "\n  use item.title\n  else \"" + fallback + "\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max 160 sms | x | ''",
                "max 5 strict sms | 123€ | ''",
                "max 5 sms strict | 1234€ | this `else` is longer than `max 5 strict` lets through",
                "link schemes myapp https | myapp://a | ''",
                "link schemes myapp | https://a.example/ | write an myapp:// address",
                "link hosts a.example | https://b.example/ | write an https:// address of a.example",
                "link | http://b.example/ | this `else` is not an address that `link` lets through",
                "sms | x | `sms` belongs to `max`",
                "schemes https | x | `schemes` belongs to `link`",
                "image schemes https | https://a.example/ | `schemes` belongs to `link`",
                "link schemes javascript | https://a.example/ | `javascript` is no scheme that may be sent",
                "link schemes HTTPS | https://a.example/ | `HTTPS` is no scheme that may be sent",
                "link schemes | https://a.example/ | `schemes` needs at least one scheme",
                "link max 60 | https://a.example/ | a link's address cannot be shortened",
                "link html | https://a.example/ | `html` is for texts, and a link's address is none",
                "max 60 sms html | x | `html` is for pages, and a text message is none",
                "image link | https://a.example/ | `link` is an address of any kind",
                "link schemes tel sms mailto | tel:+4930123456 | ''",
                "link schemes https sms hosts a.example | sms:12345?body=STOP | ''",
                "link schemes tel | https://a.example/ | write an address such as tel:+4930123456",
                "link schemes mailto | mailto:shop | write an address such as mailto:shop@example.com",
                "link hosts a.example schemes https mailto | mailto:a@b.example | ''",
                "max 60 strict sms link | https://a.example/ | `sms` is for texts, and a link's address is none",
                "link https | https://a.example/ | an attribute has no option `https`",
            })
    void itsSlipsAreReported(String options, String fallback, String message) {
        assertThat(problems(options, fallback)).contains(message);
        assertThat(problems(options, fallback).isEmpty()).isEqualTo(message.isEmpty());
    }
}
