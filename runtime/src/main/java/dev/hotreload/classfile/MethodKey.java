package dev.hotreload.classfile;

import org.jspecify.annotations.Nullable;

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

    /** Written out, because what a record has is linked with some thirty method handles, in each start of a program. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MethodKey key && name.equals(key.name) && descriptor.equals(key.descriptor);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + descriptor.hashCode();
    }

    @Override
    public String toString() {
        return name + descriptor;
    }
}
