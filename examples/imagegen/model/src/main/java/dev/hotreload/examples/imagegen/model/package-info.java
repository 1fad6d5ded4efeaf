/** The model: from a prompt to a picture. Start at {@link dev.hotreload.examples.imagegen.model.Pipeline}. */
package dev.hotreload.examples.imagegen.model;
