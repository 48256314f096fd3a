// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.FileSystems;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.apache.lucene.tests.mockfile.FilterOutputStream2;

/**
 * The real file system, in which a test hears of every change before it is made, and may fail it.
 */
final class WatchedFileSystem extends FilterFileSystemProvider {
  private final Watcher watcher;

  /** Hears of changes. */
  interface Watcher {
    /** Called before a file is created, written, renamed, synced or deleted. */
    void change(Path file) throws IOException;
  }

  private WatchedFileSystem(Watcher watcher) {
    super("watched://", FileSystems.getDefault());
    this.watcher = watcher;
  }

  /** The same path, where a watcher hears of changes. */
  static Path path(Path path, Watcher watcher) {
    return new WatchedFileSystem(watcher).wrapPath(path);
  }

  /** The same path, where nothing can be changed. */
  static Path readOnly(Path path) {
    return path(
        path,
        file -> {
          throw new AccessDeniedException(file.toString());
        });
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    if (Set.of(modes).contains(AccessMode.WRITE)) {
      watcher.change(path);
    }
    super.checkAccess(path, modes);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    watcher.change(path);
    super.createDirectory(path, attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    watcher.change(path);
    super.delete(path);
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    watcher.change(path);
    return super.deleteIfExists(path);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    watcher.change(target);
    super.move(source, target, options);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE)) {
      watcher.change(path);
    }
    return super.newByteChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE)) {
      watcher.change(path);
    }
    return super.newFileChannel(path, options, attributes);
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    watcher.change(path);
    return new FilterOutputStream2(super.newOutputStream(path, options)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        watcher.change(path);
        super.write(bytes, offset, length);
      }
    };
  }
}
