package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.plan.PlannedRefusal;
import dev.hotreload.plan.RefusedChange;
import dev.hotreload.report.ClassReport;
import dev.hotreload.report.GenerationReport;
import dev.hotreload.report.MemberChange;
import dev.hotreload.report.OldCodeOnStack;
import dev.hotreload.report.Outcome;
import dev.hotreload.report.Refusal;
import dev.hotreload.report.Reporter;
import dev.hotreload.report.Sign;
import dev.hotreload.report.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts what became of change sets into the reporter's words. */
public final class GenerationReports implements ReloadListener {
    private static final Timings NO_TIME = new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private final Reporter reporter;
    private final OldFrameWatch oldFrames;
    private final CallWatch calls;

    public GenerationReports(Reporter reporter, OldFrameWatch oldFrames, CallWatch calls) {
        this.reporter = reporter;
        this.oldFrames = oldFrames;
        this.calls = calls;
    }

    @Override
    public void applied(AppliedGeneration applied) {
        reporter.generation(new GenerationReport(
                applied.number(),
                applied.modules(),
                classes(applied.classes()),
                List.copyOf(applied.resources()),
                Outcome.APPLIED,
                List.of(),
                applied.followed(),
                applied.notes(),
                new Timings(applied.detect(), applied.diff(), applied.redefine(), applied.follow())));
        // First: the other forgets the frames that it has told of before.
        calls.watch(applied);
        oldFrames.watch(applied.number(), applied.frames());
    }

    @Override
    public void refused(
            int stillRunning, List<String> modules, List<ChangedClass> classes, List<RefusedChange> refusals) {
        List<Refusal> reported = new ArrayList<>();
        for (RefusedChange refused : refusals) {
            String member = refused.refusal().member();
            reported.add(new Refusal(
                    binaryName(refused.internalName()),
                    member.isEmpty() ? null : member,
                    refused.refusal().reason(),
                    refused.refusal().advice(),
                    stillRunning));
        }
        refusal(stillRunning, modules, classes, reported);
    }

    @Override
    public void failed(int stillRunning, List<String> modules, List<ChangedClass> classes, TransactionFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String first = classes.isEmpty()
                ? String.join(", ", modules)
                : binaryName(classes.get(0).internalName());
        PlannedRefusal refusal =
                PlannedRefusal.untilRestart("", RefusalTexts.failed(message, classes.size() > 1, failure.getCause()));
        refusal(
                stillRunning,
                modules,
                classes,
                List.of(new Refusal(first, null, refusal.reason(), refusal.advice(), stillRunning)));
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        reporter.internalError(doing, failure);
    }

    private void refusal(int stillRunning, List<String> modules, List<ChangedClass> classes, List<Refusal> refusals) {
        reporter.generation(new GenerationReport(
                stillRunning + 1,
                modules,
                classes(classes),
                List.of(),
                Outcome.REFUSED,
                refusals,
                List.of(),
                List.of(),
                NO_TIME));
    }

    public static List<ClassReport> classes(List<ChangedClass> changed) {
        List<ClassReport> reports = new ArrayList<>();
        boolean anyMembers = changed.stream().anyMatch(type -> !members(type).isEmpty());
        for (ChangedClass type : changed) {
            boolean isMade = type.before() == null && PreparedNames.isOfConstant(type.internalName());
            if (isMade || (anyMembers && isOnlyMetadata(type))) {
                continue;
            }
            dev.hotreload.report.ClassChange kind = type.before() == null
                    ? dev.hotreload.report.ClassChange.ADDED
                    : type.now() == null
                            ? dev.hotreload.report.ClassChange.DELETED
                            : dev.hotreload.report.ClassChange.CHANGED;
            reports.add(new ClassReport(binaryName(type.internalName()), kind, members(type)));
        }
        reports.sort(Comparator.comparing(GenerationReports::hasOnlyOtherCode));
        return reports;
    }

    /** Whether nothing but code changed: in large sets mostly because another class of the set looks different now. */
    private static boolean hasOnlyOtherCode(ClassReport report) {
        return report.change() == dev.hotreload.report.ClassChange.CHANGED
                && report.members().stream().allMatch(member -> member.sign() == Sign.CHANGED);
    }

    /** Whether only what the compiler says about other classes changed, such as the list of nested ones. */
    private static boolean isOnlyMetadata(ChangedClass type) {
        return type.before() != null
                && type.now() != null
                && type.changes().stream()
                        .allMatch(change -> change instanceof ClassChange.MetadataChanged
                                || change instanceof ClassChange.DebugInformationChanged);
    }

    private static List<MemberChange> members(ChangedClass type) {
        Set<MemberChange> members = new LinkedHashSet<>();
        for (ClassChange change : type.changes()) {
            if (change instanceof ClassChange.InterfacesChanged interfaces) {
                ClassFile now = type.now();
                String clause = now != null && now.isInterface() ? "extends " : "implements ";
                interfaces.removed().forEach(name -> members.add(supertype(Sign.REMOVED, clause, name)));
                interfaces.added().forEach(name -> members.add(supertype(Sign.ADDED, clause, name)));
            }
            member(type.internalName(), change).ifPresent(members::add);
        }
        return List.copyOf(members);
    }

    private static MemberChange supertype(Sign sign, String clause, String internalName) {
        return new MemberChange(sign, clause + MemberNames.simple(internalName.replace('/', '.')));
    }

    private static Optional<MemberChange> member(String owner, ClassChange change) {
        if (change instanceof ClassChange.MethodBodyChanged body) {
            return method(Sign.CHANGED, owner, body.method(), body.access());
        } else if (change instanceof ClassChange.MethodAdded added) {
            return method(Sign.ADDED, owner, added.method(), added.access());
        } else if (change instanceof ClassChange.MethodRemoved removed) {
            return method(Sign.REMOVED, owner, removed.method(), removed.access());
        } else if (change instanceof ClassChange.MethodModifiersChanged modifiers) {
            return method(Sign.CHANGED, owner, modifiers.method(), modifiers.now());
        } else if (change instanceof ClassChange.FieldAdded added) {
            return field(Sign.ADDED, added.field().name(), added.access());
        } else if (change instanceof ClassChange.FieldRemoved removed) {
            return field(Sign.REMOVED, removed.field().name(), removed.access());
        } else if (change instanceof ClassChange.FieldModifiersChanged modifiers) {
            return field(Sign.CHANGED, modifiers.field().name(), modifiers.now());
        } else if (change instanceof ClassChange.ConstantChanged constant) {
            return field(Sign.CHANGED, constant.field().name(), 0);
        } else if (change instanceof ClassChange.StaticInitialiserChanged) {
            return Optional.of(new MemberChange(Sign.CHANGED, "static { }"));
        } else if (change instanceof ClassChange.SuperclassChanged superclass) {
            return Optional.of(supertype(Sign.CHANGED, "extends ", superclass.now()));
        } else if (change instanceof ClassChange.AnnotationChanged annotation) {
            Sign sign = annotation.wasThere() ? annotation.isThere() ? Sign.CHANGED : Sign.REMOVED : Sign.ADDED;
            String name =
                    MemberNames.simple(Type.getType(annotation.annotation()).getClassName());
            String on = element(owner, annotation.method(), annotation.field());
            return Optional.of(new MemberChange(sign, "@" + name + (on.isEmpty() ? "" : " on " + on)));
        } else if (change instanceof ClassChange.DeclarationChanged declaration) {
            String of = element(owner, declaration.method(), declaration.field());
            return Optional.of(new MemberChange(Sign.CHANGED, declaration.what() + (of.isEmpty() ? "" : " of " + of)));
        }
        return Optional.empty();
    }

    /** A method or field as the user wrote it; empty for the class itself. */
    private static String element(String owner, @Nullable MethodKey method, @Nullable FieldKey field) {
        return method != null ? MemberNames.method(owner, method) : field != null ? field.name() : "";
    }

    /**
     * Lambdas are told by the method around them, members of constants' bodies by the constant; what compilers add is
     * not told.
     */
    private static Optional<MemberChange> method(Sign sign, String owner, MethodKey method, int access) {
        // Those of Kotlin are not synthetic.
        boolean isLambda = MemberNames.enclosingOfLambda(method.name()).isPresent();
        if (isLambda || (access & Opcodes.ACC_SYNTHETIC) == 0) {
            return Optional.of(new MemberChange(sign, shown(owner, method)));
        }
        Optional<String> ofBody = PreparedNames.memberOfBody(method.name());
        if (ofBody.isPresent()) {
            MethodKey declared = new MethodKey(ofBody.get(), method.descriptor());
            return Optional.of(new MemberChange(sign, MemberNames.method(owner, declared)));
        }
        return Optional.empty();
    }

    /** A method that the source shows. */
    static String shown(String owner, MethodKey method) {
        return MemberNames.enclosingOfLambda(method.name())
                .map(around -> "λ in " + around)
                .orElseGet(() -> MemberNames.method(owner, method));
    }

    private static Optional<MemberChange> field(Sign sign, String name, int access) {
        return (access & Opcodes.ACC_SYNTHETIC) != 0
                ? PreparedNames.memberOfBody(name).map(declared -> new MemberChange(sign, declared))
                : Optional.of(new MemberChange(sign, name));
    }

    static OldCodeOnStack onStack(OldFrames.OldFrame old) {
        StackTraceElement frame = old.frame();
        return new OldCodeOnStack(
                old.thread().getName(),
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    }

    /** The class and the member of it that a refusal is about. */
    static String place(RefusedChange refused) {
        String type = binaryName(refused.internalName());
        String member = refused.refusal().member();
        return member.isEmpty() ? type : type + "." + member;
    }

    static String binaryName(String internalName) {
        return internalName.replace('/', '.');
    }
}
