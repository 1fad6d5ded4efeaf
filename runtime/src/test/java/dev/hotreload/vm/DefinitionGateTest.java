package dev.hotreload.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** No class is defined below one that changes, and none changes above one that is being defined. */
class DefinitionGateTest {
    private static final long DEADLINE_SECONDS = 120;
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final DefinitionGate gate = new DefinitionGate();
    private final ByteBuffer below = classFile("java/lang/Number");
    private final ByteBuffer beside = classFile("java/lang/Object");

    private static ByteBuffer classFile(String superName) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, "p/C", null, superName, null);
        writer.visitEnd();
        return ByteBuffer.wrap(writer.toByteArray());
    }

    private static ByteBuffer classFile(String superName, String method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER | Opcodes.ACC_ABSTRACT, "p/C", null, superName, null);
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, method, "()V", null, null)
                .visitEnd();
        writer.visitEnd();
        return ByteBuffer.wrap(writer.toByteArray());
    }

    private void define(ByteBuffer classFile) {
        define(gate, classFile);
    }

    private static void define(DefinitionGate gate, ByteBuffer classFile) {
        gate.begin(classFile.duplicate());
        gate.end();
    }

    private static Collection<Class<?>> number() {
        return List.of(Number.class);
    }

    @Test
    void whoeverDefinesAClassBelowWaitsForTheChange() throws Exception {
        AtomicBoolean isChanged = new AtomicBoolean();
        AtomicBoolean wasChanged = new AtomicBoolean();
        CompletableFuture<Void> defined = new CompletableFuture<>();

        gate.without(DefinitionGateTest::number, () -> {
            Thread definer = new Thread(() -> {
                define(below);
                wasChanged.set(isChanged.get());
                defined.complete(null);
            });
            definer.start();
            awaitWaiting(definer);
            isChanged.set(true);
            return "";
        });
        defined.get(DEADLINE_SECONDS, TimeUnit.SECONDS);

        assertThat(wasChanged).isTrue();
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(end - System.nanoTime()).as("the thread waits").isPositive();
            Thread.onSpinWait();
        }
    }

    @Test
    void otherClassesAndTheChangesOwnOnesDoNotWait() throws Exception {
        CompletableFuture<Void> defined = new CompletableFuture<>();

        String done = gate.without(DefinitionGateTest::number, () -> {
            define(below);
            new Thread(() -> {
                        define(beside);
                        defined.complete(null);
                    })
                    .start();
            defined.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
            return "done";
        });

        assertThat(done).isEqualTo("done");
    }

    @Test
    void aChangeIsRefusedWhileAThreadGoesOnDefiningAClassBelow() throws Exception {
        CountDownLatch isInside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> defined = new CompletableFuture<>();
        new Thread(() -> {
                    gate.begin(below.duplicate());
                    isInside.countDown();
                    try {
                        mayEnd.await();
                        // What it needs for that must not wait for the change, which waits for it.
                        define(below);
                        gate.end();
                        defined.complete(null);
                    } catch (InterruptedException e) {
                        defined.completeExceptionally(e);
                    }
                })
                .start();
        isInside.await();

        assertThatThrownBy(() -> gate.without(DefinitionGateTest::number, () -> "changed"))
                .isInstanceOf(NoRoomException.class)
                .hasMessage("a thread is defining a class below one of them");
        mayEnd.countDown();
        defined.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(gate.<String, Exception>without(DefinitionGateTest::number, () -> "changed"))
                .isEqualTo("changed");
    }

    @Test
    void classesThatCameBeforeTheGateWasClosedCountToo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<Void> defined = new CompletableFuture<>();

        gate.without(() -> asked.incrementAndGet() == 1 ? List.of() : number(), () -> {
            Thread definer = new Thread(() -> {
                define(below);
                defined.complete(null);
            });
            definer.start();
            awaitWaiting(definer);
            return "";
        });

        defined.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void aChangeIsRefusedIfAClassHasWaitedForTooLong() throws Exception {
        DefinitionGate impatient = new DefinitionGate(SHORT_NANOS);

        assertThatThrownBy(() -> impatient.without(DefinitionGateTest::number, () -> {
                    CompletableFuture.runAsync(() -> define(impatient, below))
                            .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .join();
                    impatient.beginWriting();
                    return "changed";
                }))
                .isInstanceOf(NoRoomException.class)
                .hasMessage("a thread has defined a class below one of them");
        assertThat(impatient.<String, Exception>without(DefinitionGateTest::number, () -> {
                    impatient.beginWriting();
                    return "changed";
                }))
                .isEqualTo("changed");
    }

    @Test
    void noClassIsLetInWhileTheChangeIsWritten() throws Exception {
        DefinitionGate impatient = new DefinitionGate(SHORT_NANOS);
        AtomicBoolean isWritten = new AtomicBoolean();
        AtomicBoolean wasWritten = new AtomicBoolean();
        CompletableFuture<Void> defined = new CompletableFuture<>();

        impatient.without(DefinitionGateTest::number, () -> {
            impatient.beginWriting();
            Thread definer = new Thread(() -> {
                define(impatient, below);
                wasWritten.set(isWritten.get());
                defined.complete(null);
            });
            definer.start();
            awaitWaiting(definer);
            // Far more than its patience.
            long end = System.nanoTime() + 100 * SHORT_NANOS;
            while (!defined.isDone() && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            isWritten.set(true);
            return "";
        });
        defined.get(DEADLINE_SECONDS, TimeUnit.SECONDS);

        assertThat(wasWritten).isTrue();
    }

    @Test
    void aClassThatOverridesWhatIsFinalIsNotLetInWhileTheJvmDoesNotLook() throws Exception {
        DefinitionGate impatient = new DefinitionGate(SHORT_NANOS);

        impatient.withoutOverrides(
                DefinitionGateTest::number, Set.of("run()V", "compareTo(Ljava/lang/Object;)I"), () -> {
                    CompletableFuture.runAsync(() -> {
                                assertThatThrownBy(() -> define(impatient, classFile("java/lang/Number", "run")))
                                        .isInstanceOf(IncompatibleClassChangeError.class)
                                        .hasMessage("class overrides what is final in the JVM: [run()V]");
                                define(impatient, classFile("java/lang/Number", "walk"));
                            })
                            .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .join();
                    return "";
                });
    }
}
