package dev.garnish.cli;

import dev.garnish.review.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The AWS command line's calls that let a host use a function. What they cannot know is in capitals: REGION, ACCOUNT and
 * the like.
 */
final class HostCalls {
    private static final String FUNCTION = "garnish";
    private static final String ALIAS = "live";

    /** Of an attribute, as the recommender's configuration takes it. */
    private static final int MOST_DISPLAYED = 25;

    private HostCalls() {}

    static String pinpointPermission() {
        return permission(
                "pinpoint", "pinpoint.REGION.amazonaws.com", "arn:aws:mobiletargeting:REGION:ACCOUNT:recommenders/*");
    }

    /** For both principals that Connect is known to call as; docs/connect.md has the sources. */
    static String connectPermission() {
        String instance = "arn:aws:connect:REGION:ACCOUNT:instance/INSTANCE";
        return permission("connect", "connect-campaigns.amazonaws.com", instance) + "\n"
                + permission("connect-flows", "connect.amazonaws.com", instance);
    }

    /** One event sent through what a host will call. */
    static String smokeTest() {
        return String.join(
                " \\\n    ",
                "aws lambda invoke --region REGION --function-name " + FUNCTION + " --qualifier " + ALIAS,
                "--payload fileb://event.json reply.json");
    }

    private static String permission(String host, String principal, String source) {
        return String.join(
                " \\\n    ",
                "aws lambda add-permission --region REGION --function-name " + FUNCTION + " --qualifier " + ALIAS,
                "--statement-id " + host + " --action lambda:InvokeFunction",
                "--principal " + principal + " --source-account ACCOUNT",
                "--source-arn '" + source + "'");
    }

    static String recommender(List<String> attributes) {
        return "aws pinpoint create-recommender-configuration --region REGION \\\n"
                + "    --create-recommender-configuration '" + Report.json(configuration(attributes)) + "'";
    }

    private static Map<String, Object> configuration(List<String> attributes) {
        return Fields.of(
                "Name",
                FUNCTION,
                "RecommendationProviderUri",
                "arn:aws:personalize:REGION:ACCOUNT:campaign/CAMPAIGN",
                "RecommendationProviderRoleArn",
                "arn:aws:iam::ACCOUNT:role/ROLE",
                "RecommendationProviderIdType",
                "PINPOINT_USER_ID",
                "RecommendationsPerMessage",
                5,
                "RecommendationTransformerUri",
                "arn:aws:lambda:REGION:ACCOUNT:function:" + FUNCTION + ":" + ALIAS,
                "Attributes",
                displayNames(attributes));
    }

    /** No two are the same, which the configuration would refuse. */
    static Map<String, String> displayNames(List<String> attributes) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String attribute : attributes) {
            String name = shortened(attribute, "");
            for (int i = 2; names.containsValue(name); i++) {
                name = shortened(attribute, "-" + i);
            }
            names.put(attribute, name);
        }
        return names;
    }

    private static String shortened(String name, String end) {
        return name.substring(0, Math.min(name.length(), MOST_DISPLAYED - end.length())) + end;
    }
}
