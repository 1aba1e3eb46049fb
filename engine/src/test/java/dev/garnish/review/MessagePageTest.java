package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.Recipient;
import dev.garnish.review.page.MessagePage;
import dev.garnish.review.page.MessagePage.Channel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagePageTest {
    private static final String IMAGE = "https://img.example.com/1210.jpg";

    private static RecipientPreview preview(String filter) {
        return RecipientPreview.of(
                Films.rules(filter + """
                        attribute Title
                          use "<b>" + item.title + " & Söhne</b>"
                          else "For you"
                        attribute Image image
                          use item.image
                          else "https://img.example.com/default.jpg"
                        """),
                Films.CATALOG,
                new Addressee(Recipient.of("sofia@example.com"), List.of("1210")));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void textsAreEscapedAndThereIsNoScript(Channel channel) {
        String page = MessagePage.of(preview(""), channel, true);

        assertThat(page)
                .contains("&lt;b&gt;Hanna &amp; Söhne&lt;/b&gt;")
                .doesNotContain("<b>Hanna")
                .doesNotContainIgnoringCase("<script");
    }

    @Test
    void onlyAnEmailHasPicturesAndOnlyWhereTheyAreLoaded() {
        assertThat(MessagePage.of(preview(""), Channel.EMAIL, true)).contains("src=\"" + IMAGE);
        assertThat(MessagePage.of(preview(""), Channel.EMAIL, false)).doesNotContain("src=\"" + IMAGE);
        assertThat(MessagePage.of(preview(""), Channel.SMS, true)).doesNotContain("src=\"" + IMAGE);
    }

    @Test
    void whoIsNotServedGetsAReasonAndNoMessage() {
        String page =
                MessagePage.of(preview("recipient when recipient.country == \"US\" else pass\n"), Channel.PUSH, true);

        assertThat(page).contains("not for this recipient").doesNotContain("Hanna");
    }

    @Test
    void theHeaderLetsPicturesInOnlyOnceTheyAreAskedFor() {
        assertThat(MessagePage.policy(true)).contains("img-src https:").contains("script-src 'none'");
        assertThat(MessagePage.policy(false)).contains("img-src 'none'").contains("script-src 'none'");
    }
}
