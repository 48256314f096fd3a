// SPDX-License-Identifier: Apache-2.0
package io.luctim.demo;

/** A request that is not answered as it was meant: the status and the text to send instead. */
final class HttpError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  HttpError(int status, String message) {
    super(message);
    this.status = status;
  }

  HttpResponse response() {
    return HttpResponse.text(status, String.valueOf(getMessage()));
  }
}
