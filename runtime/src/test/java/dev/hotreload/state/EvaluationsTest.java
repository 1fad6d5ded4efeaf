package dev.hotreload.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.state.Prepared.Field;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads that want a value while another thread evaluates it. */
class EvaluationsTest {
    private static final int SECONDS = 60;

    private final CountDownLatch isEvaluating = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Runs something in another thread. */
    private static Running start(Callable<@Nullable Object> work) {
        FutureTask<@Nullable Object> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "evaluations test");
        thread.setDaemon(true);
        thread.start();
        return new Running(thread, task);
    }

    private record Running(Thread thread, FutureTask<@Nullable Object> task) {
        @Nullable
        Object result() throws Exception {
            return task.get(SECONDS, TimeUnit.SECONDS);
        }

        /** Returns when the thread waits for another one. */
        void awaitWaiting() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (thread.getState() != Thread.State.WAITING) {
                assertThat(System.nanoTime())
                        .as("the thread is %s", thread.getState())
                        .isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private static Callable<@Nullable Object> get(Field field, Prepared object) {
        return () -> {
            try {
                return field.get(object);
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        };
    }

    private static int number(@Nullable Object value) {
        return (int) Objects.requireNonNull(value);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** A field whose initialiser takes until {@link #goOn}. */
    private Field slow(AtomicInteger count) {
        return Field.of(int.class, 0, 1, any -> {
            isEvaluating.countDown();
            await(goOn);
            return count.incrementAndGet();
        });
    }

    @Test
    void othersWaitForTheThreadThatEvaluatesAndGetItsValue() throws Exception {
        Field field = slow(new AtomicInteger());
        Prepared object = new Prepared();
        Running first = start(get(field, object));
        await(isEvaluating);
        Running second = start(get(field, object));
        Running third = start(get(field, object));
        second.awaitWaiting();
        third.awaitWaiting();

        goOn.countDown();

        assertThat(first.result()).isEqualTo(1);
        assertThat(second.result()).isEqualTo(1);
        assertThat(third.result()).isEqualTo(1);
    }

    @Test
    void anotherObjectsValueIsNotWaitedFor() throws Throwable {
        Prepared slow = new Prepared();
        Field field = Field.of(int.class, 0, 1, object -> {
            if (object == slow) {
                isEvaluating.countDown();
                await(goOn);
            }
            return 7;
        });
        Running first = start(get(field, slow));
        await(isEvaluating);

        assertThat(field.get(new Prepared())).isEqualTo(7);

        goOn.countDown();
        assertThat(first.result()).isEqualTo(7);
    }

    @Test
    void oneWhoWaitsCanBeInterruptedAndStillGetsTheValue() throws Exception {
        Field field = slow(new AtomicInteger());
        Prepared object = new Prepared();
        Running first = start(get(field, object));
        await(isEvaluating);
        Running second = start(() -> get(field, object).call() + " " + Thread.interrupted());
        second.awaitWaiting();
        second.thread().interrupt();

        goOn.countDown();

        assertThat(second.result()).isEqualTo("1 true");
        assertThat(first.result()).isEqualTo(1);
    }

    @Test
    void whenTheEvaluationFailsOneOfThoseWhoWaitedTriesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Field field = Field.of(int.class, 0, 1, any -> {
            if (tries.incrementAndGet() == 1) {
                isEvaluating.countDown();
                await(goOn);
                throw new IllegalStateException("the first fails");
            }
            return 7;
        });
        Prepared object = new Prepared();
        Running first = start(get(field, object));
        await(isEvaluating);
        Running second = start(get(field, object));
        second.awaitWaiting();

        goOn.countDown();

        assertThat(second.result()).isEqualTo(7);
        assertThat(first.task()).failsWithin(SECONDS, TimeUnit.SECONDS);
        assertThat(tries).hasValue(2);
    }

    /** In one thread, the field that is asked for while it is evaluated has the default value; so it has here. */
    @Test
    void twoInitialisersThatNeedEachOtherInTwoThreadsBothEnd() throws Exception {
        Prepared object = new Prepared();
        CountDownLatch otherIsEvaluating = new CountDownLatch(1);
        Field[] fields = new Field[2];
        fields[0] = Field.of(int.class, 0, 1, any -> {
            isEvaluating.countDown();
            await(otherIsEvaluating);
            return 10 + number(fields[1].get(object));
        });
        fields[1] = Field.of(int.class, 1, 1, any -> {
            otherIsEvaluating.countDown();
            await(isEvaluating);
            await(goOn);
            return 20 + number(fields[0].get(object));
        });
        Running first = start(get(fields[0], object));
        Running second = start(get(fields[1], object));
        first.awaitWaiting();

        goOn.countDown();

        assertThat(second.result()).isEqualTo(20);
        assertThat(first.result()).isEqualTo(30);
    }

    @Test
    void aRingOfThreeThreadsEndsToo() throws Exception {
        Prepared object = new Prepared();
        CountDownLatch all = new CountDownLatch(3);
        Field[] fields = new Field[3];
        for (int i = 0; i < 3; i++) {
            Field[] next = fields;
            int number = i;
            fields[i] = Field.of(int.class, i, 1, any -> {
                all.countDown();
                await(all);
                return 1 + number(next[(number + 1) % 3].get(object));
            });
        }
        Running[] threads = {start(get(fields[0], object)), start(get(fields[1], object)), start(get(fields[2], object))
        };

        int sum = 0;
        for (Running thread : threads) {
            sum += number(thread.result());
        }

        // Whoever closes the ring gets the default value: 1, and the others 2 and 3.
        assertThat(sum).isEqualTo(6);
    }
}
