package dev.hotreload.weave;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.Set;

/**
 * The body of an enum constant whose members live in the enum itself (see {@link ConstantBodies}).
 *
 * @param internalName the class that the compiler made of the body; nobody loads it
 * @param enumName the enum (internal name)
 * @param constant the constant's name
 * @param methods the methods that the body declares
 * @param fields the fields that it declares
 * @param overriding those of its methods that override one of the enum's
 */
public record ConstantBody(
        String internalName,
        String enumName,
        String constant,
        Set<MethodKey> methods,
        Set<FieldKey> fields,
        Set<MethodKey> overriding) {

    /** Copies the sets. */
    public ConstantBody {
        methods = Set.copyOf(methods);
        fields = Set.copyOf(fields);
        overriding = Set.copyOf(overriding);
    }
}
