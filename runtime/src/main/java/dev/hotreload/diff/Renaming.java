package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.MethodsVisitor;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Gives a compiled class the names under which it and its members live. */
public final class Renaming {
    private Renaming() {}

    /** {@code classFile} with the classes that it names renamed (internal names). */
    public static byte[] classes(byte[] classFile, Map<String, String> names) {
        return names.isEmpty()
                ? classFile
                : write(classFile, new Remapper(org.objectweb.asm.Opcodes.ASM9) {
                    @Override
                    public String map(String internalName) {
                        return names.getOrDefault(internalName, internalName);
                    }

                    @Override
                    public String mapInnerClassName(String name, String ownerName, String innerName) {
                        // The simple name is the source's; only the number before it changes.
                        return innerName;
                    }
                });
    }

    /** {@code type} with some of its own methods renamed, which knows how they were called. */
    public static ClassFile methods(ClassFile type, Map<MethodKey, String> names) {
        return members(type, names, Map.of());
    }

    /** {@code type} with some of its own methods and fields renamed, which knows how the methods were called. */
    public static ClassFile members(ClassFile type, Map<MethodKey, String> names, Map<FieldKey, String> fields) {
        boolean same =
                names.entrySet().stream().allMatch(name -> name.getKey().name().equals(name.getValue()));
        if (same && fields.isEmpty()) {
            return type;
        }
        Map<String, String> compiled = new HashMap<>();
        names.forEach((key, name) -> compiled.put(name, key.name()));
        compiled.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        Remapper remapper = new Remapper(org.objectweb.asm.Opcodes.ASM9) {
            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                return owner.equals(type.internalName())
                        ? names.getOrDefault(new MethodKey(name, descriptor), name)
                        : name;
            }

            @Override
            public String mapFieldName(String owner, String name, String descriptor) {
                return owner.equals(type.internalName())
                        ? fields.getOrDefault(new FieldKey(name, descriptor), name)
                        : name;
            }
        };
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor copy = new MethodsVisitor(
                new ClassRemapper(writer, remapper),
                (method, access, name, descriptor) -> name.equals(DeserialisedNames.METHOD)
                        ? DeserialisedNames.before(method, type, compiled)
                        : method);
        new ClassReader(type.bytes()).accept(copy, 0);
        return ClassFile.unparsed(writer.toByteArray()).compiledAs(compiled);
    }

    private static byte[] write(byte[] classFile, Remapper remapper) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, remapper), 0);
        return writer.toByteArray();
    }
}
