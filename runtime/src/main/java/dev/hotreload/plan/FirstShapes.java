package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;

/** In which shape the JVM has, or would have, the application's classes. Safe for use by any thread. */
public interface FirstShapes {

    /** The shape in which a class was defined whose class file (under live names) then was {@code classFile}. */
    ClassFile firstShape(ClassFile classFile);

    /** Whether a class was prepared, or will be when it is defined. */
    boolean isPrepared(String internalName);

    /** Whether the JVM has an interface in the place of this class, though no generation that was applied has it. */
    default boolean isFace(String internalName) {
        return false;
    }

    /** Whether interfaces may come to extend others, which is tried where the user wants it only. */
    default boolean mayInterfacesExtend() {
        return false;
    }

    /** Whether classes have room for interfaces that they did not have when they were defined. */
    default boolean hasSeats() {
        return false;
    }
}
