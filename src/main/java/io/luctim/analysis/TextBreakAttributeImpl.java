// SPDX-License-Identifier: Apache-2.0
package io.luctim.analysis;

import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;

/**
 * The implementation of {@link TextBreakAttribute}, which Lucene finds by its name.
 *
 * <p>Not safe for use by several threads; each stream has its own.
 *
 * @since 0.1
 */
public final class TextBreakAttributeImpl extends AttributeImpl implements TextBreakAttribute {
  private boolean isBreak;

  /** Creates an attribute without a break. */
  public TextBreakAttributeImpl() {}

  @Override
  public boolean isBreak() {
    return isBreak;
  }

  @Override
  public void setBreak(boolean isBreak) {
    this.isBreak = isBreak;
  }

  @Override
  public void clear() {
    isBreak = false;
  }

  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(TextBreakAttribute.class, "break", isBreak);
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((TextBreakAttribute) target).setBreak(isBreak);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextBreakAttributeImpl that && that.isBreak == isBreak;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(isBreak);
  }
}
