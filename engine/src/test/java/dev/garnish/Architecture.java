package dev.garnish;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages of one module, as compiled: what every module promises about them. */
public final class Architecture {
    private final JavaClasses classes;

    private Architecture(JavaClasses classes) {
        this.classes = classes;
    }

    /** The module that a class is from. */
    public static Architecture ofModuleOf(Class<?> type) {
        return new Architecture(new ClassFileImporter()
                .importUrl(type.getProtectionDomain().getCodeSource().getLocation()));
    }

    /** Fails on packages that depend on each other. */
    public void hasNoCircles() {
        SliceAssignment packages = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
        SlicesRuleDefinition.slices()
                .assignedFrom(packages)
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    /**
     * What depends on a package that is not below its own, or is in a package that is not listed.
     *
     * @param packages all of the module, from the bottom up
     */
    public List<String> againstOrder(List<String> packages) {
        Stream<String> unlisted = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !packages.contains(name))
                .map(name -> name + " is not listed");
        Stream<String> upwards = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(one -> packages.indexOf(one.getTargetClass().getPackageName())
                        > packages.indexOf(one.getOriginClass().getPackageName()))
                .map(one -> one.getOriginClass().getName() + " -> "
                        + one.getTargetClass().getBaseComponentType().getName());
        return Stream.concat(unlisted, upwards).distinct().sorted().toList();
    }

    /** What of the API names a type of an {@code internal} package. */
    public List<String> internalsInApi() {
        return classes.stream()
                .filter(Architecture::isApi)
                .flatMap(Architecture::internals)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.garnish");
    }

    private static boolean isInternal(JavaClass type) {
        return isOurs(type) && type.getPackageName().contains(".internal");
    }

    private static boolean isApi(JavaClass type) {
        return !isInternal(type)
                && isVisible(type.getModifiers())
                && type.getEnclosingClass().map(Architecture::isApi).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<String> internals(JavaClass type) {
        Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        Stream<String> ofType = named(type.getName(), parents);
        Stream<String> ofMembers = type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .flatMap(member -> named(member.getFullName(), types(member)));
        return Stream.concat(ofType, ofMembers);
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Stream<JavaType> bounds =
                unit.getTypeParameters().stream().flatMap(parameter -> parameter.getUpperBounds().stream());
        Stream<JavaType> ends = Stream.concat(Stream.of(unit.getReturnType()), unit.getExceptionTypes().stream());
        return Stream.of(unit.getParameterTypes().stream(), ends, bounds).flatMap(all -> all);
    }

    private static Stream<String> named(String where, Stream<JavaType> types) {
        Set<JavaClass> internal = types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(Architecture::isInternal)
                .collect(Collectors.toSet());
        return internal.stream().map(type -> where + " names " + type.getName());
    }
}
