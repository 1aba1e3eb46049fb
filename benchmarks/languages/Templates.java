import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.File;
import java.util.Map;

/** What CEL makes of templates.json. */
class Templates {
    @SuppressWarnings("unchecked")
    public static void main(String[] files) throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (Map.Entry<String, JsonNode> task : json.readTree(new File(files[0])).properties()) {
            if (task.getValue().has("cel")) {
                Map<String, Object> data = json.convertValue(task.getValue().get("data"), Map.class);
                System.out.println(
                        task.getKey() + " | cel | " + made(task.getValue().get("cel").asText(), data));
            }
        }
    }

    private static String made(String text, Map<String, Object> data) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder();
        for (String name : new String[] {"recipient", "item", "now", "message", "value", "words"}) {
            compiler.addVar(name, SimpleType.DYN);
        }
        CelCompiler built = compiler.setStandardMacros(dev.cel.parser.CelStandardMacro.STANDARD_MACROS).build();
        try {
            Object value = CelRuntimeFactory.standardCelRuntimeBuilder()
                    .build()
                    .createProgram(built.compile(text).getAst())
                    .eval(data);
            return '"' + String.valueOf(value) + '"';
        } catch (Exception e) {
            return "an error: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}
