package dev.hotreload.weave;

import dev.hotreload.boot.StackTraceHook;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts a loop in front of a method, which calls the method itself.
 *
 * <pre>{@code
 * Object run = LoopHook.begin(Owner.class, "render", "(…)…");
 * if (run == null) goto body;                 // a call that the loop made, or one that is not looped
 * do {
 *     try {
 *         Object[] a = LoopHook.arguments(run, this, new Object[] {parameters…});
 *         result = this.render(a[0], …);      // this very method, whatever a subclass overrides
 *         if (LoopHook.returned(result, run)) return result;
 *     } catch (Throwable thrown) {
 *         if (LoopHook.threw(thrown, run)) throw thrown;
 *     }
 * } while (true);
 * body: … the method as it was …
 * }</pre>
 *
 * <p>Receiver and arguments are held by the frame itself, so a debugger shows and sets them, and a redefined method is
 * called in its new code, because the JVM resolves the call to the newest version. The front has a line of its own, by
 * which stack traces leave it out ({@link StackTraceHook}). The monitor of a {@code synchronized} method must be taken
 * by the body: then a method that waits holds no lock.
 */
final class LoopFront extends MethodFront {
    private static final String HOOK = "dev/hotreload/boot/LoopHook";
    private static final String OBJECT = "java/lang/Object";
    private static final String ARRAY = "[Ljava/lang/Object;";
    private static final String THROWABLE = "java/lang/Throwable";

    private final int run;
    private final int arguments;

    private LoopFront(MethodNode method, ClassNode type) {
        super(method, type, HOOK);
        this.run = free;
        this.arguments = run + 1;
    }

    /** @param method with expanded frames; not abstract, not native, no constructor */
    static void add(MethodNode method, ClassNode type) {
        new LoopFront(method, type).add();
    }

    private void add() {
        Label start = new Label();
        Label again = new Label();
        Label call = new Label();
        Label called = new Label();
        Label leave = new Label();
        Label caught = new Label();
        Label rethrow = new Label();
        Label body = new Label();
        MethodNode front = new MethodNode();
        InstructionAdapter code = new InstructionAdapter(front);
        begin(code, start);
        hook(code, "begin", "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/Object;");
        code.store(run, InstructionAdapter.OBJECT_TYPE);
        code.load(run, InstructionAdapter.OBJECT_TYPE);
        code.ifnull(body);
        code.mark(again);
        frame(code, List.of(OBJECT), List.of());
        code.load(run, InstructionAdapter.OBJECT_TYPE);
        if (isStatic) {
            code.aconst(null);
        } else {
            code.load(0, InstructionAdapter.OBJECT_TYPE);
        }
        packed(code);
        hook(code, "arguments", "(Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;)[Ljava/lang/Object;");
        code.store(arguments, InstructionAdapter.OBJECT_TYPE);
        code.mark(call);
        call(code);
        code.mark(called);
        asObject(code);
        code.load(run, InstructionAdapter.OBJECT_TYPE);
        hook(code, "returned", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
        code.ifne(leave);
        pop(code);
        code.goTo(again);
        code.mark(leave);
        frame(
                code,
                List.of(OBJECT, ARRAY),
                result.getSort() == Type.VOID ? List.of() : List.of(OverrideFront.frameType(result)));
        code.areturn(result);
        code.mark(caught);
        frame(code, List.of(OBJECT), List.of(THROWABLE));
        code.dup();
        code.load(run, InstructionAdapter.OBJECT_TYPE);
        hook(code, "threw", "(Ljava/lang/Throwable;Ljava/lang/Object;)Z");
        code.ifne(rethrow);
        code.pop();
        code.goTo(again);
        code.mark(rethrow);
        frame(code, List.of(OBJECT), List.of(THROWABLE));
        code.athrow();
        body(code, body);
        front.visitTryCatchBlock(call, called, caught, null);
        method.instructions.insert(front.instructions);
        method.tryCatchBlocks = new ArrayList<>(method.tryCatchBlocks);
        method.tryCatchBlocks.addAll(0, front.tryCatchBlocks);
        showParameters((LabelNode) start.info);
    }

    /** A debugger shows, and sets, the parameters of the frame that waits. */
    private void showParameters(LabelNode start) {
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index < run) {
                    variable.start = start;
                }
            }
        }
    }

    private void call(InstructionAdapter code) {
        if (!isStatic) {
            code.load(0, InstructionAdapter.OBJECT_TYPE);
        }
        for (int i = 0; i < parameters.length; i++) {
            code.load(arguments, InstructionAdapter.OBJECT_TYPE);
            code.iconst(i);
            code.aload(InstructionAdapter.OBJECT_TYPE);
            Boxing.unbox(code, parameters[i]);
        }
        callItself(code);
    }

    /** Leaves the result and, above it, the same as an object. */
    private void asObject(InstructionAdapter code) {
        if (result.getSort() == Type.VOID) {
            code.aconst(null);
        } else if (result.getSize() == 2) {
            code.dup2();
            Boxing.box(code, result);
        } else {
            code.dup();
            Boxing.box(code, result);
        }
    }

    private void pop(InstructionAdapter code) {
        if (result.getSize() == 2) {
            code.pop2();
        } else if (result.getSort() != Type.VOID) {
            code.pop();
        }
    }
}
