package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the template beside a package promises. */
final class PackagedTemplateTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private Cloud template = Cloud.read("{}");

    @BeforeEach
    void write() throws IOException {
        file = Template.beside(folder.resolve("shop.zip")).file();
        template = Cloud.read(Files.readString(file));
    }

    private Object of(String resource, String... path) {
        String[] all = new String[path.length + 3];
        all[0] = "Resources";
        all[1] = resource;
        all[2] = "Properties";
        System.arraycopy(path, 0, all, 3, path.length);
        return template.at(all);
    }

    @Test
    void theFunctionIsThePackagedOneOnARuntimeThatLasts() {
        assertThat(of("Function", "CodeUri")).isEqualTo("shop.zip");
        assertThat(of("Function", "Handler")).isEqualTo("dev.garnish.lambda.TransformerHandler");
        assertThat(of("Function", "Runtime")).isEqualTo("Ref Runtime");
        assertThat(template.at("Parameters", "Runtime", "AllowedValues")).isEqualTo(List.of("java21", "java25"));
        assertThat(of("Function", "Timeout")).isEqualTo(14);
        assertThat(of("Function", "ReservedConcurrentExecutions")).isEqualTo(256);
    }

    @Test
    void anAliasStartsFromASnapshotUnlessThatIsSwitchedOff() {
        assertThat(of("Function", "AutoPublishAlias")).isEqualTo("live");
        assertThat(of("Function", "SnapStart", "ApplyOn"))
                .isEqualTo(List.of("WithSnapStart", "PublishedVersions", "None"));
        assertThat(template.at("Conditions", "WithSnapStart")).isEqualTo(List.of("Ref SnapStart", "on"));
        assertThat(template.at("Parameters", "SnapStart", "AllowedValues")).isEqualTo(List.of("on", "off"));
    }

    @Test
    void pinpointMayUseItForRecommendersOfTheSameAccount() {
        assertThat(of("PinpointPermission"))
                .isEqualTo(
                        Map.of(
                                "FunctionName", "Ref Function.Alias",
                                "Action", "lambda:InvokeFunction",
                                "Principal", "Sub pinpoint.${AWS::Region}.amazonaws.com",
                                "SourceAccount", "Ref AWS::AccountId",
                                "SourceArn",
                                        "Sub arn:${AWS::Partition}:mobiletargeting:${AWS::Region}:${AWS::AccountId}:recommenders/*"));
    }

    @Test
    void connectMayUseItWhereAnInstanceIsNamed() {
        assertThat(template.at("Resources", "ConnectPermission", "Condition")).isEqualTo("WithConnect");
        assertThat(of("ConnectPermission"))
                .isEqualTo(
                        Map.of(
                                "FunctionName", "Ref Function.Alias",
                                "Action", "lambda:InvokeFunction",
                                "Principal", "connect-campaigns.amazonaws.com",
                                "SourceAccount", "Ref AWS::AccountId",
                                "SourceArn",
                                        "Sub arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:instance/${ConnectInstance}"));
    }

    @Test
    void theRoleAllowsNothingButWritingItsOwnLogWhichIsNotKeptForever() {
        assertThat(of("Function", "Role")).isEqualTo("GetAtt Role.Arn");
        assertThat((List<?>) of("Role", "Policies")).hasSize(1);
        assertThat(of("Role", "Policies", "0", "PolicyDocument", "Statement"))
                .isEqualTo(List.of(Map.of(
                        "Effect", "Allow",
                        "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        "Resource", "GetAtt LogGroup.Arn")));
        assertThat((Map<?, ?>) of("Role")).hasSize(2);
        assertThat(of("Function", "LoggingConfig", "LogGroup")).isEqualTo("Ref LogGroup");
        assertThat(of("LogGroup", "RetentionInDays")).isEqualTo("Ref LogDays");
    }

    @Test
    void thereIsAnAlarmForErrors() {
        assertThat(of("ErrorsAlarm", "Namespace")).isEqualTo("AWS/Lambda");
        assertThat(of("ErrorsAlarm", "MetricName")).isEqualTo("Errors");
        assertThat(of("ErrorsAlarm", "Dimensions"))
                .isEqualTo(List.of(Map.of("Name", "FunctionName", "Value", "Ref FunctionName")));
        assertThat(of("ErrorsAlarm", "Threshold")).isEqualTo(1);
    }

    @Test
    void thereIsAnAlarmForManyValuesFromElseAmongAtLeastAHundredInFiveMinutes() {
        assertThat(of("ElseAlarm", "Metrics", "0", "Expression"))
                .isEqualTo("IF(values >= 100, 100 * elses / values, 0)");
        assertThat(of("ElseAlarm", "Threshold")).isEqualTo("Ref ElseAlarmPercent");
        assertMetric("1", "elses", "ElseValues");
        assertMetric("2", "values", "Values");
    }

    private void assertMetric(String position, String id, String name) {
        assertThat(of("ElseAlarm", "Metrics", position))
                .isEqualTo(Map.of(
                        "Id",
                        id,
                        "ReturnData",
                        false,
                        "MetricStat",
                        Map.of(
                                "Stat",
                                "Sum",
                                "Period",
                                300,
                                "Metric",
                                Map.of(
                                        "Namespace",
                                        "Garnish",
                                        "MetricName",
                                        name,
                                        "Dimensions",
                                        List.of(Map.of("Name", "function", "Value", "Ref FunctionName"))))));
    }

    @Test
    void anEditedTemplateIsLeftAlone() throws IOException {
        Files.writeString(file, "edited");

        assertThat(Template.beside(folder.resolve("shop.zip")).written()).isFalse();
        assertThat(file).hasContent("edited");
    }

    @Test
    void cfnLintFindsNothing() throws Exception {
        Files.writeString(folder.resolve("shop.zip"), "");
        Process lint = lint();

        String found = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(found).isZero();
    }

    private Process lint() {
        try {
            return new ProcessBuilder("cfn-lint", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return abort("cfn-lint is not installed: the template was not held to it");
        }
    }
}
