package dev.hotreload.classfile;

/**
 * What identifies a method in its class: its name and descriptor (JVMS §4.6).
 *
 * @param name the unqualified name, {@code <init>} included
 * @param descriptor the method descriptor
 */
public record MethodKey(String name, String descriptor) {

    /** Whether this is an instance initialisation method. */
    public boolean isConstructor() {
        return name.equals("<init>");
    }

    @Override
    public String toString() {
        return name + descriptor;
    }
}
