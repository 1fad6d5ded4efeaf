package dev.hotreload.examples.imagegen.app;

import dev.hotreload.examples.imagegen.model.Pipeline;
import dev.hotreload.examples.imagegen.model.Prompt;
import dev.hotreload.examples.imagegen.model.Weights;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One run of the program. Lives from start to end, and with it the model and the number of pictures so far. */
final class Session {

    private final Options options;
    private final Pipeline pipeline;
    private final Sampler sampler;
    private final Gallery gallery;
    private final AtomicInteger pictures = counter();

    private Session(Options options, Pipeline pipeline, Sampler sampler, Gallery gallery) {
        this.options = options;
        this.pipeline = pipeline;
        this.sampler = sampler;
        this.gallery = gallery;
    }

    /** Builds the model, which takes a while, and gets everything else ready. */
    static Session start(Options options) {
        Weights weights = weights(options.seed(), options.weightsMegabytes());
        Gallery gallery = new Gallery(options.output(), options.keep());
        System.out.println("pictures go to " + gallery.directory());
        return new Session(options, new Pipeline(weights), new Sampler(options.seed(), options.size()), gallery);
    }

    /** What takes long to make; the same for the same seed and size. */
    private static Weights weights(long seed, int megabytes) {
        return Weights.build(seed, megabytes, ProgressBar.onStandardOutput("weights", "MB"));
    }

    /** How many pictures there have been. */
    private static AtomicInteger counter() {
        return new AtomicInteger();
    }

    boolean goesOn() {
        return !Thread.currentThread().isInterrupted()
                && (options.pictures() == 0 || pictures.get() < options.pictures());
    }

    /** Paints the next picture. One that fails is reported, and the one after it gets its chance. */
    void renderNext() {
        Pace pace = Pace.start();
        int number = pictures.incrementAndGet();
        try {
            render(number, sampler.next(number));
        } catch (Exception | LinkageError failure) {
            // LinkageError: while the code is being edited, a method may be gone for a moment.
            System.out.println("#" + number + "  failed: " + failure);
        }
        pace.rest(options.interval());
    }

    /** With its own number: a picture that is not finished when the program begins again is not the last one any more. */
    private void render(int number, Prompt prompt) throws IOException {
        Pace pace = Pace.start();
        BufferedImage picture = pipeline.run(prompt);
        Duration took = pace.elapsed();
        Path file = gallery.add(number, prompt.text(), picture);
        System.out.println(
                "#" + number + "  " + describe(prompt) + "  " + took.toMillis() + " ms  " + file.getFileName());
    }

    private static String describe(Prompt prompt) {
        return "\"" + prompt.text() + "\"  variation " + prompt.variation() + "  zoom " + prompt.zoom();
    }
}
