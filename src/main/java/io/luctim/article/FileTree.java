// SPDX-License-Identifier: Apache-2.0
package io.luctim.article;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files below a directory, and tells files from what would never end. */
final class FileTree {
  /** The bits of a Unix mode that tell the kind of file, and two of the kinds. */
  private static final int KIND = 0xF000;

  private static final int CHARACTER_DEVICE = 0x2000;
  private static final int BLOCK_DEVICE = 0x6000;

  private FileTree() {}

  /** Returns the files below a directory, sorted; hands over what cannot be listed. */
  static List<Path> files(Path directory, ArticleFiles.Handler handler) {
    List<Path> files = new ArrayList<>();
    try {
      // Links are followed for the sake of the directory itself, and of links to files.
      Files.walkFileTree(
          directory,
          Set.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Visitor(directory, files, handler));
    } catch (IOException e) {
      handler.rejected(SourceLocation.of(directory), ArticleFiles.reasonOf(e));
    }
    files.sort(null);
    return files;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final ArticleFiles.Handler handler;

    Visitor(Path root, List<Path> files, ArticleFiles.Handler handler) {
      this.root = root;
      this.files = files;
      this.handler = handler;
    }

    private static boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean isLeftOut = isHidden(directory) || Files.isSymbolicLink(directory);
      return isLeftOut && !directory.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isOther()) {
        handler.rejected(
            SourceLocation.of(file), "a pipe, socket or device; name a pipe itself to read it");
      } else {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof FileSystemLoopException)) { // a link to a directory above
        handler.rejected(SourceLocation.of(file), ArticleFiles.reasonOf(e));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      if (e != null) {
        handler.rejected(SourceLocation.of(directory), ArticleFiles.reasonOf(e));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** Checks that a file is there, and is no device: reading {@code /dev/zero} never ends. */
  static void checkReadable(Path file) throws RejectedInputException, IOException {
    if (!Files.exists(file)) {
      boolean isLink = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (isLink) {
        throw new RejectedInputException("a link to a file that does not exist, or to itself");
      }
      throw new NoSuchFileException(file.toString());
    }
    if (isDevice(file)) {
      throw new RejectedInputException("a device; name a file, a directory or a pipe");
    }
  }

  private static boolean isDevice(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    int kind = (int) Files.getAttribute(file, "unix:mode") & KIND;
    return kind == CHARACTER_DEVICE || kind == BLOCK_DEVICE;
  }
}
