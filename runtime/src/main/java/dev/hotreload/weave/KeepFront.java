package dev.hotreload.weave;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts the question in front of a method whether there is a kept result.
 *
 * <pre>{@code
 * Object call = KeepHook.begin(Owner.class, "load", "(…)…", new Object[] {parameters…});
 * if (call == null) goto body;                 // the call below, or one that is not to be kept
 * if (!KeepHook.isMade(call)) KeepHook.made(this.load(parameters…), call);
 * return KeepHook.value(call);
 * body: … the method as it was …
 * }</pre>
 */
final class KeepFront extends MethodFront {
    private static final String HOOK = "dev/hotreload/boot/KeepHook";

    private KeepFront(MethodNode method, ClassNode type) {
        super(method, type, HOOK);
    }

    /** @param method with expanded frames; with a result; not abstract, not native */
    static void add(MethodNode method, ClassNode type) {
        new KeepFront(method, type).add();
    }

    private void add() {
        Label start = new Label();
        Label give = new Label();
        Label body = new Label();
        MethodNode front = new MethodNode();
        InstructionAdapter code = new InstructionAdapter(front);
        begin(code, start);
        packed(code);
        hook(
                code,
                "begin",
                "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;");
        code.store(free, InstructionAdapter.OBJECT_TYPE);
        code.load(free, InstructionAdapter.OBJECT_TYPE);
        code.ifnull(body);
        code.load(free, InstructionAdapter.OBJECT_TYPE);
        hook(code, "isMade", "(Ljava/lang/Object;)Z");
        code.ifne(give);
        loadAll(code);
        callItself(code);
        Boxing.box(code, result);
        code.load(free, InstructionAdapter.OBJECT_TYPE);
        hook(code, "made", "(Ljava/lang/Object;Ljava/lang/Object;)V");
        code.mark(give);
        frame(code, List.of("java/lang/Object"), List.of());
        code.load(free, InstructionAdapter.OBJECT_TYPE);
        hook(code, "value", "(Ljava/lang/Object;)Ljava/lang/Object;");
        Boxing.unbox(code, result);
        code.areturn(result);
        body(code, body);
        method.instructions.insert(front.instructions);
    }

    private void loadAll(InstructionAdapter code) {
        int local = 0;
        if (!isStatic) {
            code.load(local++, InstructionAdapter.OBJECT_TYPE);
        }
        for (Type parameter : parameters) {
            code.load(local, parameter);
            local += parameter.getSize();
        }
    }
}
