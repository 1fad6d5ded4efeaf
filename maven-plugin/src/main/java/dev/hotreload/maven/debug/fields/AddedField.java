package dev.hotreload.maven.debug.fields;

/**
 * A field that a reload has added to a class, and that the JVM knows nothing of.
 *
 * @param id the id that the gateway has given it
 * @param access its modifiers
 * @param className the class's binary name
 */
record AddedField(long id, int access, String className, String name, String descriptor) {

    private static final int STATIC = 0x0008;

    boolean isStatic() {
        return (access & STATIC) != 0;
    }

    /** By which the runtime knows it. */
    String label() {
        return className + "/" + name + "/" + descriptor;
    }

    /** JDWP's tag of the field's type. */
    char tag() {
        return descriptor.charAt(0);
    }

    boolean isPrimitive() {
        return tag() != 'L' && tag() != '[';
    }
}
