package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Problem;
import org.junit.jupiter.api.Test;

/** What is found of cases that read the recipient, of texts that are made once, and of the else. */
class RecipientChecksTest {
    @Test
    void limitsAreCountedWhereOnlyTheConditionReadsTheRecipient() {
        assertThat(warnings("""
                attribute Title max 10
                  when recipient.channel == "SMS" use item.title
                  else "For everybody"
                attribute Strict max 7 strict
                  when recipient.country == "DE" && item.price > 3 use item.title
                  else "For you"
                attribute Image image hosts img.example.com
                  when recipient.channel in ["EMAIL", "PUSH"] use item.image
                  else "https://img.example.com/default.jpg\"
                """)).isEqualTo("""
                warning[R505]: Title is cut to 10 characters for 2 of 6 items, for some recipients
                  --> films.rules:2:3
                   |
                 2 |   when recipient.channel == "SMS" use item.title
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the longest has 33 characters
                   = help: for instance item 1527: "Catastrophe"

                warning[R505]: the `else` of Title is cut to 10 characters
                  --> films.rules:3:3
                   |
                 3 |   else "For everybody"
                   |   ^^^^^^^^^^^^^^^^^^^^ it has 13 characters

                warning[R506]: this is too long to be sent for 1 of 6 items, for some recipients
                  --> films.rules:5:3
                   |
                 5 |   when recipient.country == "DE" && item.price > 3 use item.title
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the longest has 11 characters
                   = effect: Strict takes a later case or its `else` for 1 of 6 items, for some recipients
                   = help: for instance item 1527: "Catastrophe"

                warning[R507]: this is no https address for 1 of 6 items, for some recipients
                  --> films.rules:8:3
                   |
                 8 |   when recipient.channel in ["EMAIL", "PUSH"] use item.image
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                   = effect: Image takes a later case or its `else` for 1 of 6 items, for some recipients
                   = help: for instance item 1527: "http://img.example.com/1527.jpg"

                warning[R507]: this address has a host that the attribute does not name for 1 of 6 items, for some recipients
                  --> films.rules:8:3
                   |
                 8 |   when recipient.channel in ["EMAIL", "PUSH"] use item.image
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                   = effect: Image takes a later case or its `else` for 1 of 6 items, for some recipients
                   = help: for instance item 2009: "https://cdn.example.net/2009.jpg\"""");
    }

    @Test
    void limitsAreAppliedToWhatReadsTheRecipientWhereNoFieldCouldMakeItFit() {
        assertThat(warnings("""
                attribute Title max 10
                  use item.title + " for " + recipient.user.FirstName
                  else first(recipient.user.FirstName + " and friends", "you")
                attribute Strict max 8 strict
                  use recipient.country == "US" ? item.title : item.genre
                  else "x"
                attribute Image image hosts img.example.com
                  use "http://img.example.com/" + recipient.locale + ".jpg"
                  use recipient.attributes.Image
                  else "https://img.example.com/default.jpg"
                attribute Headline once max 10
                  use "Especially for " + recipient.user.FirstName
                  else "You"
                attribute Greeting once max 10
                  when recipient.country == "DE" use "Hallo"
                  else first(recipient.user.FirstName + " and friends", "you")
                """)).isEqualTo("""
                warning[R505]: Title is cut to 10 characters for 6 of 6 items, for some recipients
                  --> films.rules:2:3
                   |
                 2 |   use item.title + " for " + recipient.user.FirstName
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the longest has 39 characters
                   = help: for instance item 1210: "Hanna for x"

                warning[R506]: this is too long to be sent for 3 of 6 items, for some recipients
                  --> films.rules:5:3
                   |
                 5 |   use recipient.country == "US" ? item.title : item.genre
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the longest has 33 characters
                   = effect: Strict takes a later case or its `else` for 3 of 6 items, for some recipients
                   = help: for instance item 1527: "Catastrophe"

                warning[R507]: this is no https address for 6 of 6 items, for some recipients
                  --> films.rules:8:3
                   |
                 8 |   use "http://img.example.com/" + recipient.locale + ".jpg"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                   = effect: Image takes a later case or its `else` for 6 of 6 items, for some recipients
                   = help: for instance item 1210: "http://img.example.com/x.jpg"

                warning[R505]: Headline is cut to 10 characters for some recipients
                   --> films.rules:12:3
                    |
                 12 |   use "Especially for " + recipient.user.FirstName
                    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it has 16 characters

                warning[R505]: the `else` of Greeting is cut to 10 characters for some recipients
                   --> films.rules:16:3
                    |
                 16 |   else first(recipient.user.FirstName + " and friends", "you")
                    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it has 13 characters""");
    }

    @Test
    void textsThatAreMadeOncePerRecipientAreComparedWithTheLimits() {
        assertThat(warnings("""
                attribute Headline once max 10
                  when recipient.country == "DE" use "Ganz besonders für Sie"
                  use "Especially for you"
                  else "Recommended for you"
                attribute Strict once max 5 strict
                  use "Too long"
                  else "short"
                attribute Image once image hosts img.example.com
                  use "http://img.example.com/a.png"
                  use "https://cdn.example.com/a.png"
                  else "https://img.example.com/a.png\"
                """)).isEqualTo("""
                warning[R505]: Headline is cut to 10 characters for some recipients
                  --> films.rules:2:3
                   |
                 2 |   when recipient.country == "DE" use "Ganz besonders für Sie"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it has 22 characters

                warning[R505]: Headline is cut to 10 characters
                  --> films.rules:3:3
                   |
                 3 |   use "Especially for you"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^ it has 18 characters

                warning[R505]: the `else` of Headline is cut to 10 characters
                  --> films.rules:4:3
                   |
                 4 |   else "Recommended for you"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^ it has 19 characters

                warning[R506]: this is too long to be sent
                  --> films.rules:6:3
                   |
                 6 |   use "Too long"
                   |   ^^^^^^^^^^^^^^ it has 8 characters
                   = effect: Strict takes a later case or its `else`

                warning[R507]: this is no https address
                  --> films.rules:9:3
                   |
                 9 |   use "http://img.example.com/a.png"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                   = effect: Image takes a later case or its `else`

                warning[R507]: this address has a host that the attribute does not name
                   --> films.rules:10:3
                    |
                 10 |   use "https://cdn.example.com/a.png"
                    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                    = effect: Image takes a later case or its `else`""");
    }

    @Test
    void aTextThatIsAlwaysSentLeavesNothingToTheCasesBehindIt() {
        assertThat(warnings("""
                attribute Headline once
                  when size(items) == 0 use "Nothing today"
                  use "Hello"
                  use "Good day"
                  when recipient.country == "DE" use "Hallo"
                  else "Hi"
                attribute Title
                  use "Hello"
                  use item.title
                  else "For you\"
                """)).isEqualTo("""
                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:4:3
                   |
                 4 |   use "Good day"
                   |   ^^^^^^^^^^^^^^ lines 2, 3 for every recipient it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:5:3
                   |
                 5 |   when recipient.country == "DE" use "Hallo"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines 2, 3 for every recipient it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:9:3
                   |
                 9 |   use item.title
                   |   ^^^^^^^^^^^^^^ line 8 for all 6 items it applies to
                   = help: move it up, or take it out""");
    }

    @Test
    void aConditionThatStandsAboveAlreadyIsReportedHoweverItIsWritten() {
        assertThat(warnings("""
                attribute Greeting
                  when recipient.country == "DE" use "Hallo"
                  when "DE" == recipient.country use "Guten Tag"
                  when recipient.country in ["FR", "BE"] || recipient.channel == "SMS" use "Bonjour"
                  when recipient.channel == "SMS" || recipient.country in ["BE", "FR"] use "Salut"
                  when recipient.country in ["DE", "FR"] use "Hello"
                  when recipient.country != "US" && recipient.channel == "SMS" use "Hey"
                  else "Hi\"
                """)).isEqualTo("""
                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:3:3
                   |
                 3 |   when "DE" == recipient.country use "Guten Tag"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line 2 for all 6 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:5:3
                   |
                 5 |   when recipient.channel == "SMS" || recipient.country in ["BE", "FR"] use "Salut"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines 2, 4 for all 6 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:6:3
                   |
                 6 |   when recipient.country in ["DE", "FR"] use "Hello"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines 2, 4 for all 6 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:7:3
                   |
                 7 |   when recipient.country != "US" && recipient.channel == "SMS" use "Hey"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines 2, 4 for all 6 items it applies to
                   = help: move it up, or take it out""");
    }

    @Test
    void aConditionOnItemAndRecipientCanBeRepeatedToo() {
        assertThat(warnings("""
                attribute Line
                  when item.genre in recipient.user.all("Likes") use "You like it"
                  when recipient.user.all("Likes") contains item.genre && item.price > 3 use "You like this"
                  when recipient.user.Name != empty use "For " + recipient.user.Name
                  when !(recipient.user.Name == empty) use "For you, " + item.title
                  else "-\"
                """)).isEqualTo("""
                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:3:3
                   |
                 3 |   when recipient.user.all("Likes") contains item.genre && item.price > 3 use "You like this"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line 2 for all 3 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:5:3
                   |
                 5 |   when !(recipient.user.Name == empty) use "For you, " + item.title
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines 2, 4 for all 6 items it applies to
                   = help: move it up, or take it out""");
    }

    @Test
    void conditionsThatLeaveNobodyOverEndTheList() {
        assertThat(warnings("""
                attribute Line
                  when recipient.channel == "SMS" use "Text"
                  when recipient.channel != "SMS" use "Mail"
                  when recipient.channel == empty use "Nobody knows"
                  use item.title
                  else "-"
                attribute SourcePosition
                  when position <= 2 use "Top"
                  when position == 2 use "Second"
                  when position > 2 use "Further down"
                  when position > 5 use "Far down"
                  else "-\"
                """)).isEqualTo("""
                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:5:3
                   |
                 5 |   use item.title
                   |   ^^^^^^^^^^^^^^ lines 2, 3, 4 for all 6 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:9:3
                   |
                 9 |   when position == 2 use "Second"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line 8 for all 6 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                   --> films.rules:11:3
                    |
                 11 |   when position > 5 use "Far down"
                    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line 10 for all 6 items it applies to
                    = help: move it up, or take it out""");
    }

    @Test
    void aConditionThatHoldsForNobodyIsReported() {
        assertThat(warnings("""
                recipient when recipient.channel in ["EMAIL", "SMS"] else pass
                attribute Line
                  when recipient.channel == "EMAIL" && recipient.channel == "SMS" use "Both"
                  when recipient.channel == "VOICE" use "Call"
                  when position < 1 use "Before all"
                  use item.title
                  else "-\"
                """)).isEqualTo("""
                warning[R502]: this case applies to none of 6 items
                  --> films.rules:3:3
                   |
                 3 |   when recipient.channel == "EMAIL" && recipient.channel == "SMS" use "Both"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds for no recipient

                warning[R502]: this case applies to none of 6 items
                  --> films.rules:4:3
                   |
                 4 |   when recipient.channel == "VOICE" use "Call"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds for no recipient

                warning[R502]: this case applies to none of 6 items
                  --> films.rules:5:3
                   |
                 5 |   when position < 1 use "Before all"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds for no recipient""");
    }

    @Test
    void whatIsAskedOfARecipientWithoutTheFieldNeverHolds() {
        assertThat(warnings("""
                attribute Line once
                  when recipient.city == empty && recipient.city != "Paris" use "Nowhere but in Paris"
                  use "In " + recipient.city
                  else "Somewhere\"
                """)).isEqualTo("""
                warning[R502]: this case applies to no recipient
                  --> films.rules:2:3
                   |
                 2 |   when recipient.city == empty && recipient.city != "Paris" use "Nowhere but in Paris"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds for no recipient""");
    }

    @Test
    void aValueThatNoHostSendsIsReported() {
        assertThat(warnings("""
                recipient when recipient.channel != "voice" else omit
                attribute Line
                  when recipient.channel == "email" use "Mail"
                  when recipient.channel in ["SMS", "apns-sandbox", "Telegram"] use "Text"
                  when lower(recipient.channel) == "PUSH" use "Push"
                  when recipient.channel contains "mail" use "Mail"
                  when recipient.country in ["de", "UK", "USA"] use "Far away"
                  when recipient.locale == "de-DE" use "Hallo"
                  when recipient.platform == "Andriod" use "App"
                  when recipient.attributes.channel == "email" use "Mine"
                  else "-"
                test "given"
                  given recipient.channel = "sms"
                  expect Line = []
                """)).isEqualTo("""
                warning[R515]: `recipient.channel` is never "voice"
                  --> films.rules:1:37
                   |
                 1 | recipient when recipient.channel != "voice" else omit
                   |                                     ^^^^^^^ did you mean "VOICE"?
                   = help: the channels are EMAIL, SMS, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, VOICE, IN_APP, CUSTOM

                warning[R515]: `recipient.channel` is never "email"
                  --> films.rules:3:29
                   |
                 3 |   when recipient.channel == "email" use "Mail"
                   |                             ^^^^^^^ did you mean "EMAIL"?
                   = effect: this case applies to none of 6 items
                   = help: the channels are EMAIL, SMS, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, VOICE, IN_APP, CUSTOM

                warning[R515]: `recipient.channel` is never "apns-sandbox"
                  --> films.rules:4:37
                   |
                 4 |   when recipient.channel in ["SMS", "apns-sandbox", "Telegram"] use "Text"
                   |                                     ^^^^^^^^^^^^^^ did you mean "APNS_SANDBOX"?
                   = help: the channels are EMAIL, SMS, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, VOICE, IN_APP, CUSTOM

                warning[R515]: `recipient.channel` is never "Telegram"
                  --> films.rules:4:53
                   |
                 4 |   when recipient.channel in ["SMS", "apns-sandbox", "Telegram"] use "Text"
                   |                                                     ^^^^^^^^^^
                   = help: the channels are EMAIL, SMS, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, VOICE, IN_APP, CUSTOM

                warning[R515]: `lower(recipient.channel)` is never "PUSH"
                  --> films.rules:5:36
                   |
                 5 |   when lower(recipient.channel) == "PUSH" use "Push"
                   |                                    ^^^^^^ did you mean "push"?
                   = help: the channels are email, sms, push, gcm, apns, apns_sandbox, apns_voip, apns_voip_sandbox, adm, baidu, voice, in_app, custom

                warning[R515]: `recipient.channel contains "mail"` holds for no channel
                  --> films.rules:6:35
                   |
                 6 |   when recipient.channel contains "mail" use "Mail"
                   |                                   ^^^^^^
                   = help: the channels are EMAIL, SMS, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, VOICE, IN_APP, CUSTOM

                warning[R515]: a country is two capital letters such as "DE", not "de"
                  --> films.rules:7:30
                   |
                 7 |   when recipient.country in ["de", "UK", "USA"] use "Far away"
                   |                              ^^^^ did you mean "DE"?
                   = help: that is how Amazon Pinpoint sends countries

                warning[R515]: a country is two capital letters such as "GB", not "UK"
                  --> films.rules:7:36
                   |
                 7 |   when recipient.country in ["de", "UK", "USA"] use "Far away"
                   |                                    ^^^^ did you mean "GB"?
                   = help: that is how Amazon Pinpoint sends countries

                warning[R515]: a locale is written "de_DE", not "de-DE"
                  --> films.rules:8:28
                   |
                 8 |   when recipient.locale == "de-DE" use "Hallo"
                   |                            ^^^^^^^ did you mean "de_DE"?
                   = help: that is how Amazon Pinpoint sends locales

                warning[R515]: `recipient.platform` is hardly ever "Andriod"
                  --> films.rules:9:30
                   |
                 9 |   when recipient.platform == "Andriod" use "App"
                   |                              ^^^^^^^^^ did you mean "Android"?
                   = help: applications write iOS or Android, in upper or lower case

                warning[R515]: `recipient.channel` is never "sms"
                   --> films.rules:13:29
                    |
                 13 |   given recipient.channel = "sms"
                    |                             ^^^^^ did you mean "SMS"?
                    = help: the channels are EMAIL, SMS, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, VOICE, IN_APP, CUSTOM""");
    }

    @Test
    void whatHostsSendIsFine() {
        assertThat(warnings("""
                recipient when !(recipient.channel == "VOICE") else pass
                attribute Line
                  when recipient.channel == "EMAIL" use "Mail"
                  when recipient.channel in ["APNS", "APNS_SANDBOX", "GCM"] use "Push"
                  when starts_with(recipient.channel, "APNS") use "Apple"
                  when lower(recipient.channel) == "in_app" use "App"
                  when recipient.country == "DE" use "Hallo"
                  when lower(recipient.country) == "fr" use "Salut"
                  when recipient.country == "United States" use "Hello"
                  when recipient.locale == "de_DE" use "Hallo"
                  when lower(recipient.platform) == "ios" || recipient.platform == "android" use "App"
                  else "-\"
                """)).isEmpty();
    }

    @Test
    void aCaseThatStandsInForWhatIsMissingIsNoMistake() {
        assertThat(warnings("""
                attribute Title
                  use item.title
                  use item.genre
                  else "For you"
                attribute Price
                  when item.title != empty use item.title
                  when item.title == empty use "Untitled"
                  when item.genre != empty && item.title == empty use item.genre
                  else "-"
                attribute Band
                  when item.price < 5 use "Cheap"
                  when item.price >= 5 use "Dear"
                  when item.price == empty use "Ask us"
                  use "Hard to say"
                  else "-\"
                """)).isEmpty();
    }

    private static String warnings(String rules) {
        return Problem.render(
                CatalogCheck.run(Films.rules(rules), Films.CATALOG).warnings(), false);
    }
}
