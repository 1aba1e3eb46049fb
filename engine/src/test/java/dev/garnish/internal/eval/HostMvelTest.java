package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;
import org.mvel2.optimizers.OptimizerFactory;
import org.mvel2.optimizers.impl.asm.ASMAccessorOptimizer;
import org.mvel2.optimizers.impl.refl.ReflectiveAccessorOptimizer;

/** A host that uses MVEL itself does not notice that we do. */
class HostMvelTest {
    @AfterEach
    void leaveTheThreadAsItWas() {
        OptimizerFactory.clearThreadAccessorOptimizer();
    }

    @Test
    void noSettingOfMvelsIsTouched() throws IllegalAccessException {
        Map<String, String> before = settings();

        useOurs();

        assertThat(settings()).isEqualTo(before);
        assertThat(before).containsKeys("OptimizerFactory.defaultOptimizer", "MVEL.COMPILER_OPT_ALLOW_NAKED_METH_CALL");
    }

    /** All that MVEL keeps for the whole JVM: constants, numbers, texts; of anything else which object it is. */
    private static Map<String, String> settings() throws IllegalAccessException {
        Map<String, String> settings = new TreeMap<>();
        for (Class<?> type : Stream.of(MVEL.class, OptimizerFactory.class, ParserContext.class)
                .toList()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("thread")) {
                    field.setAccessible(true);
                    settings.put(type.getSimpleName() + "." + field.getName(), String.valueOf(field.get(null)));
                }
            }
        }
        return settings;
    }

    @Test
    void aThreadKeepsTheOptimizerThatItHad() {
        OptimizerFactory.setThreadAccessorOptimizer(ASMAccessorOptimizer.class);
        useOurs();
        assertThat(OptimizerFactory.getThreadAccessorOptimizer()).isInstanceOf(ASMAccessorOptimizer.class);

        OptimizerFactory.setThreadAccessorOptimizer(ReflectiveAccessorOptimizer.class);
        useOurs();
        assertThat(OptimizerFactory.getThreadAccessorOptimizer()).isInstanceOf(ReflectiveAccessorOptimizer.class);

        OptimizerFactory.clearThreadAccessorOptimizer();
        useOurs();
        assertThat(OptimizerFactory.isThreadAccessorOptimizerInitialized()).isFalse();
    }

    @Test
    void theHostsExpressionsGiveWhatTheyGaveBefore() {
        Serializable compiled = MVEL.compileExpression("name + ' ' + n * 2 + ' ' + (name == 'x' || n > 3)");
        Map<String, Object> variables = new HashMap<>(Map.of("name", "x", "n", 7));
        Object before = MVEL.executeExpression(compiled, variables);

        useOurs();

        assertThat(before).isEqualTo("x 14 true");
        assertThat(MVEL.executeExpression(compiled, variables)).isEqualTo(before);
        assertThat(MVEL.eval("f = 'mine'; v = f + n; v", variables)).isEqualTo("mine7");
        assertThat(MVEL.eval("v.length()", variables)).isEqualTo(5);
    }

    private static void useOurs() {
        Phrasebook phrasebook = new Phrasebook(new Random(7));
        PhraseProgram.of(Stream.generate(phrasebook::any).limit(100).toList())
                .compiled()
                .forEach(expression ->
                        expression.evaluate(phrasebook.edges().situation().inputs()));
    }
}
