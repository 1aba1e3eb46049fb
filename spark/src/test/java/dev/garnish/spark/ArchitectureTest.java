package dev.garnish.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theApiIsWhatApplicationsAndSparkCall() throws Exception {
        try (JarFile jar = new JarFile(SparkHome.JAR.toFile())) {
            List<String> open = new ClassFileImporter()
                    .importJar(jar).stream()
                            .filter(type -> type.getPackageName().equals("dev.garnish.spark"))
                            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                            .map(JavaClass::getSimpleName)
                            .toList();

            assertThat(open).containsExactlyInAnyOrder("EnrichJob", "SparkGarnish", "Output");
        }
    }

    /** Spark has its own Jackson, and may have an MVEL. */
    @Test
    void theJarBringsNoClassThatAClusterMayHave() throws Exception {
        try (JarFile jar = new JarFile(SparkHome.JAR.toFile());
                Stream<String> classes =
                        jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class"))) {
            assertThat(classes).allMatch(name -> name.startsWith("dev/garnish/"));
        }
    }
}
