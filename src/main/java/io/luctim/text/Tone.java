// SPDX-License-Identifier: Apache-2.0
package io.luctim.text;

/**
 * The six tones of written Vietnamese, in the order of dictionaries.
 *
 * @since 0.1
 */
public enum Tone {
  /** No mark: <i>ngang</i>, as in <i>ma</i>. */
  LEVEL,
  /** Grave: <i>huyền</i>, as in <i>mà</i>. */
  GRAVE,
  /** Hook above: <i>hỏi</i>, as in <i>mả</i>. */
  HOOK,
  /** Tilde: <i>ngã</i>, as in <i>mã</i>. */
  TILDE,
  /** Acute: <i>sắc</i>, as in <i>má</i>. */
  ACUTE,
  /** Dot below: <i>nặng</i>, as in <i>mạ</i>. */
  DOT;

  private static final Tone[] VALUES = values();

  static Tone of(int ordinal) {
    return VALUES[ordinal];
  }
}
