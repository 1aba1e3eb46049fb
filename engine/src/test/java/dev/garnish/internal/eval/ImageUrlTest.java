package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.CaseOutcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an image's address may be, and what is made of it; the attribute names {@code img.example.com} as its host. */
class ImageUrlTest {
    private static final List<String> HOSTS = List.of("img.example.com");
    private static final List<String> HTTPS = List.of("https");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://img.example.com/a.jpg                 | https://img.example.com/a.jpg
            https://img.example.com                       | https://img.example.com
            HTTPS://IMG.Example.COM/A.jpg                 | HTTPS://IMG.Example.COM/A.jpg
            https://img.example.com:8443/a.jpg?w=1&h=2#x  | https://img.example.com:8443/a.jpg?w=1&h=2#x
            https://img.example.com/a%20b%C3%A9.jpg       | https://img.example.com/a%20b%C3%A9.jpg
            https://img.example.com/a b.jpg               | https://img.example.com/a%20b.jpg
            '  https://img.example.com/a.jpg '            | https://img.example.com/a.jpg
            https://img.example.com/café/映画.jpg          | https://img.example.com/caf%C3%A9/%E6%98%A0%E7%94%BB.jpg
            https://img.example.com/😀.jpg                | https://img.example.com/%F0%9F%98%80.jpg
            https://img.example.com/100%.jpg              | https://img.example.com/100%25.jpg
            https://img.example.com/100%zz.jpg            | https://img.example.com/100%25zz.jpg
            https://img.example.com/a"><script>.jpg       | https://img.example.com/a%22%3E%3Cscript%3E.jpg
            https://img.example.com/a\\b[1]{2}.jpg        | https://img.example.com/a%5Cb%5B1%5D%7B2%7D.jpg
            https://img.example.com/a#b#c                 | https://img.example.com/a#b%23c
            https://img.example.com/?q=ü                  | https://img.example.com/?q=%C3%BC
            https://img.example.com/it's.jpg              | https://img.example.com/it%27s.jpg
            https://img.example.com/`a`.jpg               | https://img.example.com/%60a%60.jpg
            https://img.example.com/{{a}}!$&()*+,;=:@     | https://img.example.com/%7B%7Ba%7D%7D!$&()*+,;=:@
            https://img.example.com/w=1,h=2/a.jpg         | https://img.example.com/w=1,h=2/a.jpg
            https://img.example.com/f/https://b.com/a.jpg | https://img.example.com/f/https://b.com/a.jpg
            https://img.example.com/?u=https://b.com/a    | https://img.example.com/?u=https://b.com/a
            https://img.example.com//a.jpg                | https://img.example.com//a.jpg
            """)
    void isSentPercentEncoded(String value, String sent) {
        Verdict verdict = ImageUrl.judge(value, HOSTS, HTTPS);

        assertThat(verdict.sent()).isEqualTo(sent);
        assertThat(verdict.outcome()).isEqualTo(sent.equals(value) ? CaseOutcome.SENT : CaseOutcome.ENCODED);
        assertThat(ImageUrl.judge(sent, HOSTS, HTTPS)).isEqualTo(new Verdict(CaseOutcome.SENT, sent));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://img.example.com/a.jpg                  | IMAGE_NOT_HTTPS
            //img.example.com/a.jpg                       | IMAGE_NOT_HTTPS
            a.jpg                                         | IMAGE_NOT_HTTPS
            javascript:alert(1)                           | IMAGE_NOT_HTTPS
            data:image/png;base64,AAAA                    | IMAGE_NOT_HTTPS
            https:/img.example.com/a.jpg                  | IMAGE_NOT_HTTPS
            https://                                      | IMAGE_NO_URL
            https:///a.jpg                                | IMAGE_NO_URL
            https://?a.jpg                                | IMAGE_NO_URL
            https://:443/a.jpg                            | IMAGE_NO_URL
            https://img example com/a.jpg                 | IMAGE_NO_URL
            https://img.example.com%2Eevil.example/a.jpg  | IMAGE_NO_URL
            https://evil.example\\@img.example.com/a.jpg  | IMAGE_NO_URL
            https://img.example.com\\.evil.example/a.jpg  | IMAGE_NO_URL
            https://img.example.com:x/a.jpg               | IMAGE_NO_URL
            https://img.example.com@evil.example/a.jpg    | IMAGE_USER_INFO
            https://user:secret@img.example.com/a.jpg     | IMAGE_USER_INFO
            https://@img.example.com/a.jpg                | IMAGE_USER_INFO
            https://img.example.com:443@evil.example/     | IMAGE_USER_INFO
            https://bücher.example/a.jpg                  | IMAGE_FOREIGN_HOST
            https://іmg.example.com/a.jpg                 | IMAGE_FOREIGN_HOST
            https://img。example.com/a.jpg                | IMAGE_FOREIGN_HOST
            https://img.example.com／.evil.example/a.jpg  | IMAGE_FOREIGN_HOST
            https://xn--bcher-kva.example/a.jpg           | IMAGE_HOST_NOT_ALLOWED
            https://evil.example/img.example.com          | IMAGE_HOST_NOT_ALLOWED
            https://evil.example/#@img.example.com/       | IMAGE_HOST_NOT_ALLOWED
            https://evil.example?@img.example.com/        | IMAGE_HOST_NOT_ALLOWED
            https://img.example.com.evil.example/a.jpg    | IMAGE_HOST_NOT_ALLOWED
            https://img.example.com./a.jpg                | IMAGE_HOST_NOT_ALLOWED
            https://[::1]/a.jpg                           | IMAGE_HOST_NOT_ALLOWED
            ''                                            | BLANK
            '  '                                          | BLANK
            """)
    void isRefused(String value, CaseOutcome outcome) {
        assertThat(ImageUrl.judge(value, HOSTS, HTTPS)).isEqualTo(Verdict.refused(outcome));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",", ", ", "|", " | ", ";", "; ", " ", "\n", "\r\n", "\t", ",%20", "%20", "%2C", "%7c", ",,", " , "
            })
    void severalAddressesAreRefused(String between) {
        for (String second : List.of("https://img.example.com/2.jpg", "HTTP://b.example/2.jpg", "//b.example/2.jpg")) {
            assertThat(ImageUrl.judge("https://img.example.com/1.jpg" + between + second, HOSTS, HTTPS))
                    .isEqualTo(Verdict.refused(CaseOutcome.IMAGE_SEVERAL));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "8", "9", "A", "D", "1B", "7F", "85", "2028", "202E", "2066", "D800", "DFFF"})
    void aControlCharacterIsRefusedWhereverItStands(String hex) {
        String control = String.valueOf((char) Integer.parseInt(hex, 16));
        for (String value : List.of(
                "https://img.example.com/a" + control + ".jpg",
                "https://img." + control + "example.com/a.jpg",
                "ht" + control + "tps://img.example.com/a.jpg")) {
            assertThat(ImageUrl.judge(value, HOSTS, HTTPS))
                    .isEqualTo(Verdict.refused(CaseOutcome.IMAGE_UNSAFE_CHARACTERS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://xn--bcher-kva.example/a.jpg",
        "https://evil.example/a.jpg",
        "https://[::1]/a.jpg",
        "https://127.0.0.1/"
    })
    void anyHostWillDoWhereNoneIsNamed(String value) {
        assertThat(ImageUrl.judge(value, List.of(), HTTPS)).isEqualTo(new Verdict(CaseOutcome.SENT, value));
    }
}
