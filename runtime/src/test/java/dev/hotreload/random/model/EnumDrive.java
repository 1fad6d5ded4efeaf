package dev.hotreload.random.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what the drives do with enums. */
final class EnumDrive {

    private final Map<String, List<String>> constantsAtFirst = new HashMap<>();

    /** All constants, and a live set of those that there were when it was made. */
    void write(StringBuilder java, Type type) {
        String name = type.reference();
        List<String> first = constantsAtFirst.computeIfAbsent(
                type.binaryName(),
                key -> type.constants().stream().map(Constant::name).toList());
        List<String> still = type.constants().stream()
                .map(Constant::name)
                .filter(first::contains)
                .toList();
        DriveWriter.print(java, type.id(), "Arrays.toString(%s.values())".formatted(name));
        DriveWriter.print(java, type.id(), "Arrays.toString(%s.class.getEnumConstants())".formatted(name));
        DriveWriter.print(java, type.id(), "EnumSet.allOf(%s.class)".formatted(name));
        type.constants()
                .forEach(constant -> DriveWriter.print(
                        java,
                        type.binaryName(),
                        "%1$s.valueOf(\"%2$s\") == %1$s.%2$s ? %1$s.%2$s.label() : \"another\""
                                .formatted(name, constant.name())));
        java.append(
                "EnumSet<%1$s> set = (EnumSet<%1$s>) OBJECTS.get(\"set %2$s\");%n".formatted(name, type.binaryName()));
        java.append("if (set == null) {%nset = EnumSet.noneOf(%s.class);%n".formatted(name));
        still.forEach(constant -> java.append("set.add(%s.%s);%n".formatted(name, constant)));
        java.append("OBJECTS.put(\"set %s\", set);%n}%n".formatted(type.binaryName()));
        DriveWriter.print(
                java,
                type.id() + " set",
                "set.stream().filter(EnumSet.allOf(%s.class)::contains).toList()".formatted(name));
    }
}
