package dev.hotreload.weave;

import dev.hotreload.boot.CallSiteKind;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.ResolvedMethod;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** The code of methods of the first shape that the sources do not declare any more. */
final class RetainedMethods {
    private final ClassModel model;
    private final ClassState state;
    private final LastMethods before;
    private final CallSiteWeaver callSites;

    /** @param before what the JVM has */
    RetainedMethods(ClassModel model, ClassState state, LastMethods before, CallSiteWeaver callSites) {
        this.model = model;
        this.state = state;
        this.before = before;
        this.callSites = callSites;
    }

    /**
     * The code of a method that the source does not declare any more: what it would inherit instead, or else its last
     * code, for old frames that still call it.
     */
    MethodNode of(MethodKey key, MethodNode live) {
        boolean isVirtual = (live.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_ABSTRACT)) == 0
                && !key.isConstructor();
        boolean isClass = !state.first().isInterface();
        if (isVirtual && isClass && (PreparedNames.isPassThrough(key, live.access) || isInheritedFromClass(key))) {
            return superCall(key, live);
        }
        ResolvedMethod inherited = isVirtual ? model.inherited(state.internalName(), key) : null;
        if (inherited != null && !inherited.isAbstract()) {
            return InheritedCall.write(state.internalName(), key, live.access, live.exceptions.toArray(String[]::new));
        }
        ResolvedMethod instead =
                (live.access & Opcodes.ACC_STATIC) == 0 ? null : model.resolveMethod(state.internalName(), key);
        if (instead != null
                && instead.isStatic()
                && !instead.owner().equals(state.internalName())
                && !key.name().startsWith("<")) {
            return staticCall(key, live);
        }
        MethodNode last = before.find(key);
        return last == null ? Trees.copy(live) : last;
    }

    /** {@code return method(…)}: what the name stands for now that the class's own method is gone. */
    private MethodNode staticCall(MethodKey key, MethodNode live) {
        MethodNode method = new MethodNode(
                live.access, key.name(), key.descriptor(), live.signature, live.exceptions.toArray(String[]::new));
        InheritedCall.hide(method);
        method.maxLocals = SuperCall.loadParameters(method, key.descriptor(), 0);
        method.instructions.add(CallSites.site(
                key.name(), key.descriptor(), CallSiteKind.STATIC, Type.getObjectType(state.internalName())));
        method.visitInsn(Type.getReturnType(key.descriptor()).getOpcode(Opcodes.IRETURN));
        return method;
    }

    private boolean isInheritedFromClass(MethodKey key) {
        ResolvedMethod inherited =
                model.resolveMethod(String.valueOf(state.current().superName()), key);
        return inherited != null
                && !inherited.declaring().isInterface()
                && !inherited.isAbstract()
                && !inherited.isPrivate()
                && !inherited.isStatic();
    }

    private MethodNode superCall(MethodKey key, MethodNode live) {
        MethodNode method = new MethodNode(
                live.access, key.name(), key.descriptor(), live.signature, live.exceptions.toArray(String[]::new));
        InheritedCall.hide(method);
        SuperCall.write(new SuperClone(method), state.first().node().superName, key, false);
        // A site of a super call names the class that declares the method now. No source tells that this class calls
        // it, so the class would not be changed when another one declares it.
        return callSites.weave(method)
                ? InheritedCall.write(state.internalName(), key, live.access, live.exceptions.toArray(String[]::new))
                : method;
    }
}
