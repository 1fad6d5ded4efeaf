package dev.hotreload.random.model;

/**
 * A field.
 *
 * @param id what reads and writes refer to; it stays when the field is renamed
 * @param initialiser a literal, or the number of what is made of one of the program's types; empty if only constructors
 *     set it
 * @param isFinal whether it is final; the initialiser of such an instance field is never a constant expression
 * @param style how the initialiser is written
 * @param annotation one that is kept at run time, or empty
 * @param order where it stands among the members
 */
public record Field(
        String id,
        String name,
        String type,
        boolean isStatic,
        boolean isFinal,
        Visibility visibility,
        String initialiser,
        InitialiserStyle style,
        String annotation,
        int order) {

    Field withType(String other, String literal) {
        return new Field(id, name, other, isStatic, isFinal, visibility, literal, style, annotation, order);
    }

    Field initialised(String literal) {
        return new Field(id, name, type, isStatic, isFinal, visibility, literal, style, annotation, order);
    }

    Field renamed(String other) {
        return new Field(id, other, type, isStatic, isFinal, visibility, initialiser, style, annotation, order);
    }

    Field withVisibility(Visibility other) {
        return new Field(id, name, type, isStatic, isFinal, other, initialiser, style, annotation, order);
    }

    Field withFinal(boolean other) {
        return new Field(id, name, type, isStatic, other, visibility, initialiser, style, annotation, order);
    }

    Field withStatic(boolean other) {
        return new Field(id, name, type, other, isFinal, visibility, initialiser, style, annotation, order);
    }

    Field written(InitialiserStyle other) {
        return new Field(id, name, type, isStatic, isFinal, visibility, initialiser, other, annotation, order);
    }

    Field annotated(String other) {
        return new Field(id, name, type, isStatic, isFinal, visibility, initialiser, style, other, order);
    }

    /** What the initialiser may make, if the type is one of the program's. */
    Creation creation(Program program, Type owner) {
        // What is final cannot be set to what it rightly is, in a fresh program.
        return isStatic && isFinal ? Creation.within(program, owner).ofConstants() : Creation.within(program, owner);
    }

    /** The number of what the initialiser makes, if the type is one of the program's. */
    int number() {
        return Integer.parseInt(initialiser);
    }

    String declaration(Program program, Type owner) {
        StringBuilder java = new StringBuilder(annotation.isEmpty() ? "" : annotation + "\n");
        java.append(visibility.words());
        java.append(isStatic ? "static " : "").append(isFinal ? "final " : "");
        java.append(OwnType.java(program, type)).append(' ').append(name);
        if (!initialiser.isEmpty()) {
            java.append(" = ").append(styled(program, initialValue(program, owner)));
        }
        return java.append(";\n").toString();
    }

    private String styled(Program program, String value) {
        String zero = OwnType.is(type) || type.equals("Integer") ? "null" : JavaType.zero(type);
        String cast = style == InitialiserStyle.PLAIN ? value : "(" + OwnType.java(program, type) + ") " + value;
        return style.java(OwnType.java(program, type), cast, "(" + OwnType.java(program, type) + ") " + zero);
    }

    /** A final instance field is read by its users, not compiled into them: old objects may hold another value. */
    private String initialValue(Program program, Type owner) {
        if (OwnType.is(type)) {
            return creation(program, owner).java(type, number());
        }
        if (!isFinal || isStatic) {
            return initialiser;
        }
        return switch (type) {
            case JavaType.STRING -> "String.valueOf(" + initialiser + ")";
            case "Integer" -> initialiser;
            default -> box() + ".valueOf(" + initialiser + ")";
        };
    }

    private String box() {
        return switch (type) {
            case JavaType.INT -> "Integer";
            case "char" -> "Character";
            default -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
        };
    }
}
