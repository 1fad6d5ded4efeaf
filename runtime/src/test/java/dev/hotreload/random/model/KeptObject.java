package dev.hotreload.random.model;

import java.util.Optional;

/** An object that the drive keeps from the version that made it on. */
record KeptObject(String name, KeptState state) {

    Optional<Type> type(Program program) {
        return state.type(program);
    }

    /** Declares the variable: the kept object, or in a fresh program a new one in the same state. */
    String declaration(Program program) {
        String type = type(program).orElseThrow().use(program);
        StringBuilder java = new StringBuilder();
        java.append("%1$s %2$s = (%1$s) OBJECTS.get(\"%2$s\");%n".formatted(type, name));
        java.append("if (%s == null) {%n".formatted(name));
        state.write(program, java, name + "_");
        return java.append("%1$s = %1$s_;%nOBJECTS.put(\"%1$s\", %1$s);%n}%n".formatted(name))
                .toString();
    }
}
