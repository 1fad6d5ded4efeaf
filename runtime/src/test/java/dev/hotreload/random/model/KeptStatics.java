package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts for the objects that static fields have had since they were initialised: fresh programs get the same. */
final class KeptStatics {

    /** What is initialised again when it changes. */
    private record Declaration(String binaryName, String name, String type, String initialiser) {}

    private record Kept(String key, KeptState state) {}

    private Map<Declaration, Kept> kept = new TreeMap<>(Comparator.comparing(Declaration::toString));
    /** What was above each class, by binary names. */
    private Map<String, List<String>> above = Map.of();

    /** The statements in front of the drive of a version. */
    String next(Program program, int version) {
        Map<Declaration, Kept> before = kept;
        kept = new TreeMap<>(Comparator.comparing(Declaration::toString));
        StringBuilder java = new StringBuilder();
        for (Type type : program.types()) {
            for (Field field : type.fields().values()) {
                if (field.isStatic() && OwnType.is(field.type())) {
                    write(program, version, type, field, before, java);
                }
            }
        }
        above = program.types().stream()
                .collect(Collectors.toMap(
                        Type::binaryName,
                        type -> program.supertypes(type).stream()
                                .map(Type::binaryName)
                                .toList()));
        return java.toString();
    }

    private void write(
            Program program, int version, Type type, Field field, Map<Declaration, Kept> before, StringBuilder java) {
        Creation creation = field.creation(program, type);
        Declaration declaration = new Declaration(
                type.binaryName(),
                field.name(),
                erased(OwnType.java(program, field.type())),
                field.style() + " " + erased(creation.java(field.type(), field.number())));
        KeptValue initial = KeptValue.of(creation, field.type(), field.number());
        if (initial instanceof KeptValue.Made made) {
            Kept earlier = before.getOrDefault(declaration, moved(program, type, declaration, before));
            if (earlier != null && !earlier.state().isGone(program)) {
                earlier.state().update(program);
            }
            boolean isGone = earlier != null && earlier.state().isGone(program);
            Kept current =
                    earlier == null || isGone ? new Kept(key(declaration) + " " + version, made.state()) : earlier;
            kept.put(declaration, current);
            writeValue(program, declaration, current, earlier != null, java);
        }
        // Reading it initialises the class, and what was added since.
        java.append("Kept.read(\"%s\", \"%s\");%n".formatted(type.binaryName(), field.name()));
    }

    /**
     * What a field takes along that has come from a class above or below, and is initialised alike; null if none has.
     * That class may be gone.
     */
    private @Nullable Kept moved(Program program, Type target, Declaration declaration, Map<Declaration, Kept> before) {
        List<Kept> found = new ArrayList<>();
        Set<String> names = program.types().stream().map(Type::binaryName).collect(Collectors.toSet());
        before.forEach((there, each) -> {
            boolean isAlike = there.equals(new Declaration(
                    there.binaryName(), declaration.name(), declaration.type(), declaration.initialiser()));
            if (isAlike && !names.contains(there.binaryName()) && wereRelated(there.binaryName(), target)) {
                found.add(each);
            }
        });
        for (Type source : program.types()) {
            Declaration there = new Declaration(
                    source.binaryName(), declaration.name(), declaration.type(), declaration.initialiser());
            boolean isRelated = program.supertypes(source).contains(target)
                    || program.supertypes(target).contains(source);
            Kept kept = before.get(there);
            if (kept != null && isRelated && !source.hasField(declaration.name())) {
                found.add(kept);
            }
        }
        // One field cannot have the values of several.
        return found.size() == 1 ? found.get(0) : null;
    }

    private boolean wereRelated(String gone, Type target) {
        return above.getOrDefault(target.binaryName(), List.of()).contains(gone)
                || above.getOrDefault(gone, List.of()).contains(target.binaryName());
    }

    private static String key(Declaration declaration) {
        return "static " + declaration.binaryName() + "." + declaration.name();
    }

    /** A class file with other type arguments has the same code. */
    private static String erased(String java) {
        String erased = java.replaceAll("<[^<>]*>", "");
        return erased.equals(java) ? java : erased(erased);
    }

    /** What the program made itself, in this version, is left alone. */
    private static void writeValue(
            Program program, Declaration declaration, Kept current, boolean isSet, StringBuilder java) {
        java.append("if (OBJECTS.put(\"%s\", \"\") == null) {%n".formatted(current.key()));
        if (isSet) {
            current.state().write(program, java, "value");
            java.append(
                    "Kept.set(null, \"%s\", \"%s\", value);%n".formatted(declaration.binaryName(), declaration.name()));
        }
        java.append("}\n");
    }
}
