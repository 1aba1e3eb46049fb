package dev.garnish.cli;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template as it was read: {@code !Ref a} is the text {@code Ref a}, a list after a tag is a list. */
final class Cloud {
    private final Object root;

    private Cloud(Object root) {
        this.root = root;
    }

    static Cloud read(String yaml) {
        return new Cloud(new Yaml(new Tags()).load(yaml));
    }

    /** What stands at a path of keys and positions. */
    Object at(String... path) {
        Object at = root;
        for (String step : path) {
            at = at instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) at).get(step);
            if (at == null) {
                throw new AssertionError("nothing at " + String.join("/", path));
            }
        }
        return at;
    }

    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return tagged(node);
                }
            });
        }

        private Object tagged(Node node) {
            if (node instanceof ScalarNode scalar) {
                return node.getTag().getValue().substring(1) + " " + scalar.getValue();
            }
            return node instanceof SequenceNode list ? constructSequence(list) : constructMapping((MappingNode) node);
        }
    }
}
