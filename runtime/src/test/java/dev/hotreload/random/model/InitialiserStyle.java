package dev.hotreload.random.model;

/** How a field's initialiser is written: always the same value, in one line or in several. */
enum InitialiserStyle {
    PLAIN {
        @Override
        String java(String type, String value, String zero) {
            return value;
        }
    },
    /** A chain of calls with a lambda in it. */
    CHAIN {
        @Override
        String java(String type, String value, String zero) {
            return "java.util.Optional.<" + boxed(type) + ">ofNullable(\n" + value
                    + ")\n.map(each -> each)\n.orElse(null)";
        }
    },
    ARRAY {
        @Override
        String java(String type, String value, String zero) {
            // No array is of a generic type.
            return "(" + type + ") new Object[] {\n" + zero + ",\n" + value + "\n}\n[1]";
        }
    },
    CHOICE {
        @Override
        String java(String type, String value, String zero) {
            return "String.valueOf(1).isEmpty()\n? " + zero + "\n: " + value;
        }
    },
    SWITCH {
        @Override
        String java(String type, String value, String zero) {
            return "switch (String.valueOf(1).length()) {\ncase 7 -> " + zero + ";\ndefault ->\n" + value + ";\n}";
        }
    },
    /** A concatenation, which only a string can be. */
    JOINED {
        @Override
        String java(String type, String value, String zero) {
            return type.equals(JavaType.STRING)
                    ? "String.valueOf(\n" + value + ")\n+ String.valueOf(\"\")"
                    : CHOICE.java(type, value, zero);
        }
    };

    /**
     * The initialiser.
     *
     * @param type the field's type in Java
     * @param value an expression for the value
     * @param zero another value of the type
     */
    abstract String java(String type, String value, String zero);

    private static String boxed(String type) {
        return switch (type) {
            case JavaType.INT -> "Integer";
            case "char" -> "Character";
            case "long", "double", "boolean" -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
            default -> type;
        };
    }
}
