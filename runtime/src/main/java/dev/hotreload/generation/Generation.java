package dev.hotreload.generation;

import dev.hotreload.model.ClassModel;

/**
 * What is current: replaced as a whole by each accepted change set.
 *
 * @param number the number of the last accepted change set; 0 at start
 * @param model what the classes declare
 * @param names under which names class files live
 */
public record Generation(int number, ClassModel model, LiveNames names) {}
