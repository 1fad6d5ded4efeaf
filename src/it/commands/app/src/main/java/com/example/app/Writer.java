package com.example.app;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Saves its source over and over, waits after each save until it is live, and then calls it: what it was told must be true.
 * One save in eight is broken, which must be told to both writers.
 */
final class Writer extends Thread {

    private final Source source;
    private final IntSupplier value;
    private final Commands commands;
    private final int saves;
    private final Random random;
    /** Odd while the source is broken. */
    private final AtomicInteger breaks = new AtomicInteger();

    private Writer other;
    private int live;
    private int late;
    private String wrong = "";

    Writer(Source source, IntSupplier value, Commands commands, int saves, int seed) {
        this.source = source;
        this.value = value;
        this.commands = commands;
        this.saves = saves;
        this.random = new Random(seed);
    }

    void otherIs(Writer writer) {
        other = writer;
    }

    @Override
    public void run() {
        try {
            for (int i = 1; i <= saves && wrong.isEmpty(); i++) {
                int number = 1_000 + i;
                if (random.nextInt(8) == 0) {
                    breaks.incrementAndGet();
                    save("return (" + number + ";");
                    String answer = commands.ask("wait");
                    if (!answer.startsWith("\"notLive\"") || !answer.contains("\"compileError\"")) {
                        wrong = "broken, but " + answer;
                    }
                    save("return " + number + ";");
                    breaks.incrementAndGet();
                } else {
                    save("return " + number + ";");
                }
                awaitLive(number);
                Thread.sleep(random.nextInt(30));
            }
        } catch (Exception e) {
            wrong = e.toString();
        }
    }

    private void save(String statement) throws Exception {
        source.save(source.text().replaceAll("return .*;", statement));
    }

    /** As long as the other's source is broken, nothing can go live. */
    private void awaitLive(int number) throws Exception {
        while (wrong.isEmpty()) {
            int before = other.breaks.get();
            String answer = commands.ask("wait");
            int after = other.breaks.get();
            if (answer.startsWith("\"live\"")) {
                live++;
                if (value.getAsInt() != number) {
                    wrong = "told that " + number + " is live, but it is " + value.getAsInt();
                }
                return;
            }
            late++;
            if (!answer.startsWith("\"notLive\"") || (before == after && before % 2 == 0)) {
                wrong = "nothing is broken, but " + answer;
            }
        }
    }

    @Override
    public String toString() {
        return live + " live, " + (wrong.isEmpty() ? "never wrong" : "wrong: " + wrong + ", after " + late + " others");
    }
}
