package dev.hotreload.weave;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.Remapper;

/** Turns what code says of a constant's body into what is true of the enum that has it. */
final class BodyRemapper extends Remapper {
    private final ConstantBody body;

    BodyRemapper(ConstantBody body) {
        super(Opcodes.ASM9);
        this.body = body;
    }

    @Override
    public String map(String internalName) {
        return internalName.equals(body.internalName()) ? body.enumName() : internalName;
    }

    @Override
    public String mapMethodName(String owner, String name, String descriptor) {
        return owner.equals(body.internalName()) && body.methods().contains(new MethodKey(name, descriptor))
                ? PreparedNames.ofConstant(name, body.constant())
                : name;
    }

    @Override
    public String mapFieldName(String owner, String name, String descriptor) {
        return owner.equals(body.internalName()) && body.fields().contains(new FieldKey(name, descriptor))
                ? PreparedNames.ofConstant(name, body.constant())
                : name;
    }

    /** The simple name is the source's. */
    @Override
    public String mapInnerClassName(String name, String ownerName, String innerName) {
        return innerName;
    }
}
