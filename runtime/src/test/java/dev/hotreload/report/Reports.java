package dev.hotreload.report;

import java.time.Duration;
import java.util.List;

/** Reports to print. */
final class Reports {

    static final Timings TIMINGS =
            new Timings(Duration.ofNanos(10_400_000), Duration.ofMillis(1), Duration.ofMillis(3), Duration.ZERO);

    static final ClassReport PIPELINE = new ClassReport(
            "com.example.Pipeline",
            ClassChange.CHANGED,
            List.of(
                    new MemberChange(Sign.CHANGED, "run(Prompt)"),
                    new MemberChange(Sign.ADDED, "scale(float)"),
                    new MemberChange(Sign.REMOVED, "old()")));

    static final Refusal SUPERCLASS = new Refusal(
            "com.example.Order",
            null,
            "superclass changed from Base to Entity",
            "Restart the application to run it, or take the change back.",
            3);

    private Reports() {}

    static ClassReport changed(String binaryName, String member) {
        return new ClassReport(binaryName, ClassChange.CHANGED, List.of(new MemberChange(Sign.CHANGED, member)));
    }

    static ClassReport added(String binaryName) {
        return new ClassReport(binaryName, ClassChange.ADDED, List.of());
    }

    static ClassReport deleted(String binaryName) {
        return new ClassReport(binaryName, ClassChange.DELETED, List.of());
    }

    static GenerationReport applied(ClassReport... classes) {
        return applied(List.of(classes), List.of(), List.of());
    }

    static GenerationReport applied(List<ClassReport> classes, List<String> resources, List<String> notes) {
        return new GenerationReport(
                3, List.of("core"), classes, resources, Outcome.APPLIED, List.of(), List.of(), notes, TIMINGS);
    }

    static GenerationReport applied(List<String> modules) {
        return new GenerationReport(
                3,
                modules,
                List.of(changed("p.A", "run()")),
                List.of(),
                Outcome.APPLIED,
                List.of(),
                List.of(),
                List.of(),
                TIMINGS);
    }

    static GenerationReport followed(List<FollowedChange> followed) {
        return new GenerationReport(
                3,
                List.of("core"),
                List.of(changed("p.A", "run()")),
                List.of(),
                Outcome.APPLIED,
                List.of(),
                followed,
                List.of(),
                TIMINGS);
    }

    static GenerationReport refused(Refusal... refusals) {
        return new GenerationReport(
                4,
                List.of("core"),
                List.of(PIPELINE),
                List.of(),
                Outcome.REFUSED,
                List.of(refusals),
                List.of(),
                List.of(),
                TIMINGS);
    }
}
