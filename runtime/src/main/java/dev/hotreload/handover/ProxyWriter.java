package dev.hotreload.handover;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the class of proxies. Method number {@code i} is
 *
 * <pre>{@code
 * R method(P1 p1, …) {
 *     try {
 *         return invokedynamic i (hotreload$object, p1, …);
 *     } catch (Throwable e) {
 *         throw invokedynamic FAILURE (e);
 *     }
 * }
 * }</pre>
 *
 * <p>Each call site is linked, when it is first reached, to the method handle that is at its place in the class data,
 * so the JIT compiles through it. Dynamic constants would not do: of a method with one that has not been resolved, as
 * in the handler, JDK 17 compiles nothing at all. The class is hidden, and with it the frames of its methods.
 */
final class ProxyWriter {
    /** The field with the object that the proxy stands for. */
    static final String FIELD = "hotreload$object";

    /** The places of what is not a method's in the class data. */
    static final int HOME = 0;

    static final int FAILURE = 1;
    static final int FIRST_METHOD = 2;

    private static final Handle LINK = new Handle(
            Opcodes.H_INVOKESTATIC,
            "dev/hotreload/boot/Kept",
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)"
                    + "Ljava/lang/invoke/CallSite;",
            true);

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String name;

    private ProxyWriter(String name) {
        this.name = name;
    }

    /**
     * The class file.
     *
     * @param name its internal name
     */
    static byte[] write(String name, ProxyTypes types, Iterable<Method> methods) {
        ProxyWriter proxy = new ProxyWriter(name);
        List<String> interfaces = new ArrayList<>();
        for (Class<?> face : types.interfaces()) {
            interfaces.add(Type.getInternalName(face));
        }
        interfaces.add("dev/hotreload/boot/Kept");
        proxy.writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                Type.getInternalName(types.superclass()),
                interfaces.toArray(String[]::new));
        proxy.writer
                .visitField(Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC, FIELD, "Ljava/lang/Object;", null, null)
                .visitEnd();
        proxy.writeObject("hotreload$object", Opcodes.ACC_PUBLIC);
        // Serialisation writes the object itself, whose class has the name that readers know.
        proxy.writeObject("writeReplace", Opcodes.ACC_PRIVATE);
        proxy.writeHome();
        int index = FIRST_METHOD;
        for (Method method : methods) {
            proxy.writeMethod(method, index++);
        }
        proxy.writer.visitEnd();
        return proxy.writer.toByteArray();
    }

    private void writeObject(String methodName, int access) {
        MethodVisitor code =
                writer.visitMethod(access | Opcodes.ACC_SYNTHETIC, methodName, "()Ljava/lang/Object;", null, null);
        code.visitCode();
        loadObject(code);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void writeHome() {
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "hotreload$home", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitInvokeDynamicInsn("home", "()Ljava/lang/Object;", LINK, HOME);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private void writeMethod(Method method, int index) {
        Type type = Type.getType(method);
        int visibility = method.getModifiers() & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
        MethodVisitor code = writer.visitMethod(
                visibility | Opcodes.ACC_SYNTHETIC, method.getName(), type.getDescriptor(), null, null);
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitCode();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        loadObject(code);
        List<Object> locals = loadParameters(code, type);
        code.visitInvokeDynamicInsn(method.getName(), forwardType(type), LINK, index);
        code.visitInsn(type.getReturnType().getOpcode(Opcodes.IRETURN));
        code.visitLabel(end);
        code.visitLabel(handler);
        code.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"});
        code.visitInvokeDynamicInsn("failure", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;", LINK, FAILURE);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** As the verifier knows the local variables. */
    private List<Object> loadParameters(MethodVisitor code, Type method) {
        List<Object> locals = new ArrayList<>(List.of(name));
        int local = 1;
        for (Type parameter : method.getArgumentTypes()) {
            code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
            local += parameter.getSize();
            locals.add(
                    switch (parameter.getSort()) {
                        case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
                        case Type.FLOAT -> Opcodes.FLOAT;
                        case Type.LONG -> Opcodes.LONG;
                        case Type.DOUBLE -> Opcodes.DOUBLE;
                        default -> parameter.getInternalName();
                    });
        }
        return locals;
    }

    private void loadObject(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, FIELD, "Ljava/lang/Object;");
    }

    private static String forwardType(Type method) {
        return "(Ljava/lang/Object;" + method.getDescriptor().substring(1);
    }

    /** The type of the handle that a proxy's method calls. */
    static MethodType forwardType(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .insertParameterTypes(0, Object.class);
    }
}
