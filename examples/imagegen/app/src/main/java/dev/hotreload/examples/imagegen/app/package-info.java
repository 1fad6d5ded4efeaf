/** The program around the model. Start at {@link dev.hotreload.examples.imagegen.app.Session}. */
package dev.hotreload.examples.imagegen.app;
