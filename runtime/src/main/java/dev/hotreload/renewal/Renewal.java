package dev.hotreload.renewal;

import dev.hotreload.handover.Handover;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.report.RenewalReport;
import dev.hotreload.report.Reporter;
import dev.hotreload.support.FoundObjects;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the program begin again in the same JVM, with new class loaders, and hands over what it keeps.
 *
 * <p>First the new classes are loaded and verified, and it is looked at what can be kept; whatever fails until then
 * leaves the program running as it is. Then the program ends as at the end of the JVM, the JDK gets the new system
 * class loader, and {@code main} runs on a new thread. One thread does all this, {@code hotreload-next}; it is no
 * daemon, because meanwhile nothing else may run and the JVM must not end. The other methods are safe for use by any
 * thread.
 */
public final class Renewal {
    private static final Duration UNTIL_MAIN = Duration.ofSeconds(30);

    private final ApplicationLoader ofJvm;
    private final TrustedLookup lookup;
    private final Reporter reporter;
    private final ThreadFactory threads;
    private final KeptValues kept;
    private final Consumer<Renewal> begins;
    private final ThreadGroup group = Thread.currentThread().getThreadGroup();
    private final ProgramStreams streams;
    private final PastGenerations past = new PastGenerations();
    private volatile Running running;
    private MainCall mainCall = new MainCall(Thread.currentThread());
    private boolean isUnderWay;
    private @Nullable Means means;

    /** The generation that runs. */
    private record Running(ReloadService service, ApplicationLoader loader) {}

    /** What is needed from the first time on. */
    private record Means(JdkFields fields, MainThreads mainThreads, ExitCode exitCode, Handover handover) {}

    /**
     * To be called by the JVM's main thread before the program begins.
     *
     * @param ofJvm the loader that the JVM has made
     * @param first the loader that the program begins with
     * @param begins is told when another generation runs, before its code does
     */
    public Renewal(
            ApplicationLoader ofJvm,
            ApplicationLoader first,
            ReloadService service,
            TrustedLookup lookup,
            Reporter reporter,
            ThreadFactory threads,
            KeptValues kept,
            ProgramStreams streams,
            Consumer<Renewal> begins) {
        this.ofJvm = ofJvm;
        this.lookup = lookup;
        this.reporter = reporter;
        this.threads = threads;
        this.kept = kept;
        this.streams = streams;
        this.begins = begins;
        this.running = new Running(service, first);
    }

    /** The engine of the generation that runs. */
    public ReloadService service() {
        return running.service();
    }

    /** The loader of the generation that runs. */
    public ApplicationLoader loader() {
        return running.loader();
    }

    /**
     * Has the program begin again.
     *
     * @param launch another class path; empty: the same
     * @param haveLibrariesChanged whether jars are others although they have the same names
     * @return whether it has, once its {@code main} runs; if not, the user has been told why
     */
    public CompletableFuture<Boolean> next(Optional<LaunchDescription> launch, boolean haveLibrariesChanged) {
        synchronized (this) {
            if (isUnderWay) {
                reporter.problem(RenewalTexts.refused(
                        RenewalTexts.isUnderWay(), service().generationNumber()));
                return CompletableFuture.completedFuture(false);
            }
            isUnderWay = true;
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread = threads.newThread(() -> {
            boolean isDone = false;
            try {
                isDone = renew(launch, haveLibrariesChanged);
            } finally {
                synchronized (this) {
                    isUnderWay = false;
                }
                done.complete(isDone);
            }
        });
        thread.setName("hotreload-next");
        thread.setDaemon(false);
        thread.start();
        return done;
    }

    private boolean renew(Optional<LaunchDescription> launch, boolean haveLibrariesChanged) {
        long start = System.nanoTime();
        Running before = running;
        boolean isEnding = false;
        try {
            before.service().saved().pause().join();
            if (!mainCall.await(UNTIL_MAIN)) {
                throw new CannotRenew(RenewalTexts.hasNotBegun());
            }
            Means known = means();
            Candidate next = Candidate.prepare(
                    before.service(),
                    before.loader(),
                    launch.orElse(before.loader().launch()),
                    haveLibrariesChanged,
                    lookup,
                    known.fields());
            OldProgram old = new OldProgram(before.service(), next.loader().loaders(), lookup, known.fields());
            KeptHandover handing = handing(before, next, known, old);
            FoundObjects found = before.service().keptOfFrameworks();
            kept.offer(found.objects());
            Set<Object> inUse = KeptCheck.of(kept.all(), handing).objects();
            isEnding = true;
            List<String> notes = new ArrayList<>(next.staying().notes());
            notes.addAll(found.notes());
            notes.addAll(old.end(inUse));
            replace(before, next, old, handing, notes, start);
            return true;
        } catch (CannotRenew e) {
            reporter.problem(RenewalTexts.refused(
                    String.valueOf(e.getMessage()), before.service().generationNumber()));
        } catch (ReflectiveOperationException e) {
            if (isEnding) {
                fail(e);
            } else {
                reporter.problem(RenewalTexts.refused(
                        RenewalTexts.jdkIsOther(e), before.service().generationNumber()));
            }
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            if (isEnding) {
                fail(e);
            } else {
                reporter.internalError(ErrorTexts.renewing(), e);
            }
        } catch (InterruptedException e) {
            // Nobody but the end of the JVM interrupts this thread.
            Thread.currentThread().interrupt();
        }
        if (!isEnding) {
            CompletableFuture<Void> unused = before.service().saved().resume();
        }
        return false;
    }

    /** The old program has ended and the new one cannot begin: there is nothing left that could run. */
    private void fail(Throwable e) {
        reporter.internalError(ErrorTexts.renewing(), e);
        System.exit(1);
    }

    private Means means() throws ReflectiveOperationException {
        Means known = means;
        if (known == null) {
            known = new Means(
                    new JdkFields(lookup),
                    new MainThreads(lookup),
                    new ExitCode(lookup),
                    new Handover(lookup.trusted()));
            means = known;
        }
        return known;
    }

    private static KeptHandover handing(Running before, Candidate next, Means known, OldProgram old) {
        return new KeptHandover(
                known.handover(),
                LoadedClasses.generation(
                        before.loader().loaders(), before.service()::generationNumber, known.handover()),
                LoadedClasses.generation(next.loader().loaders(), next.service()::generationNumber, known.handover()),
                known.fields(),
                new SharedObjects(before.service().sharedOfFrameworks()),
                old.goes());
    }

    private void replace(
            Running before, Candidate next, OldProgram old, KeptHandover handing, List<String> notes, long start)
            throws ReflectiveOperationException, UnmodifiableClassException {
        Means known = means();
        ApplicationLoaders ended = before.loader().loaders();
        KeptCheck checked = KeptCheck.of(kept.all(), handing);
        kept.handOver(ended, checked.asTheyAre());
        notes.addAll(checked.notKept());
        Set<ClassLoader> gone = Set.copyOf(ended.all());
        notes.addAll(heldByStaying(before, next, old));
        switchTo(before, next, old, notes);
        Map<Object, KeptValues.Kept> carried = handing.carry(checked.handedOver(), notes);
        kept.inherit(carried);
        List<String> proxies = KeptHandover.proxies(carried.values());
        if (!proxies.isEmpty()) {
            notes.add(RenewalTexts.haveOldCode(proxies));
        }
        notes.addAll(new Leftovers(known.fields(), lookup, old.goes()).remove(streams, gone));
        SystemLoader.forgetMainClass(next.mainClass(), lookup);
        past.add(before.service().generationNumber(), ended);
        running = new Running(next.service(), next.loader());
        begins.accept(this);
        MethodHandle main = known.exitCode().watching(next.main());
        Thread thread = known.mainThreads().make(group, main);
        thread.setContextClassLoader(next.loader());
        thread.setDaemon(false);
        notes.addAll(past.leaked(
                () -> KeptGenerations.of(
                        kept.all(),
                        known.fields(),
                        new SharedObjects(next.service().sharedOfFrameworks())),
                held -> new Holder(known.fields(), lookup, next.service().loadedClasses())
                        .of(held, next.loader().loaders())));
        reporter.renewed(new RenewalReport(
                next.service().generationNumber(),
                next.loader().launch().modules().stream()
                        .filter(module -> !next.staying().modules().contains(module))
                        .map(LaunchModule::name)
                        .toList(),
                next.staying().differences(),
                kept.names(),
                notes,
                Duration.ofNanos(System.nanoTime() - start)));
        thread.start();
        mainCall = new MainCall(thread);
        next.service().watch();
        if (next.loader().launch().exitAfterReloads() == next.service().generationNumber()) {
            threads.newThread(() -> System.exit(0)).start();
        }
    }

    /** It was looked at before the program ended, which may have left something since. */
    private List<String> heldByStaying(Running before, Candidate next, OldProgram old)
            throws ReflectiveOperationException {
        ApplicationLoaders loaders = before.loader().loaders();
        StayingCode code = new StayingCode(loaders, Staying.classes(before.service()), means().fields(), lookup);
        return next.staying().modules().stream()
                .filter(module -> code.leadsTo(loaders.loaderOf(module), old.goes()))
                .map(module -> RenewalTexts.holdsOld(module.name()))
                .toList();
    }

    private void switchTo(Running before, Candidate next, OldProgram old, List<String> notes)
            throws ReflectiveOperationException, UnmodifiableClassException {
        Set<String> known =
                Staying.foundForGood(before.loader().loaders(), next.staying().plan(), old.goes());
        if (!known.isEmpty()) {
            notes.add(RenewalTexts.librariesKeep(known));
        }
        SystemLoader.set(before.loader(), next.loader(), lookup);
        ofJvm.passOnTo(next.loader());
        next.loader().showClassPath();
        notes.addAll(before.service().end());
        next.service().takeIn(before.service());
        next.service().takeOver();
        next.service().loadSupports();
    }
}
