package dev.hotreload.classfile;

import org.jspecify.annotations.Nullable;

/**
 * What identifies a field in its class: its name and descriptor (JVMS §4.5).
 *
 * @param name the unqualified name
 * @param descriptor the field descriptor
 */
public record FieldKey(String name, String descriptor) {
    /** Written out, because what a record has is linked with some thirty method handles, in each start of a program. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldKey key && name.equals(key.name) && descriptor.equals(key.descriptor);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + descriptor.hashCode();
    }
}
