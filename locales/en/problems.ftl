### What went wrong and what to do about it.

# Documents that are not accepted
problems-document-empty = This file is empty. Check that it opens on your device, then choose it again.
problems-document-no-extension = The name of this file does not end in a format. The file is { $detected }: add .{ $extension } to the end of its name and choose it again.
problems-document-misnamed = This file is named .{ $named }, but it is { $detected }. Rename it so that it ends in .{ $extension }, or save it in the format that its name says, and choose it again.
problems-document-not-allowed = This file is { $detected }, which is not accepted here. Save it as one of these and choose it again: { $allowed }.
problems-document-heic = This is a photo in Apple's HEIC format, which many computers cannot open. Share it from your phone as JPEG, or put it into a PDF. Accepted here: { $allowed }.
problems-document-macros = This Word document contains macros, which are not accepted. In Word, choose “Save as” and the type “Word document (.docx)” or PDF. Accepted here: { $allowed }.
problems-document-old-office = This is a document in an old Office format. Open it, choose “Save as” and then a newer format. Accepted here: { $allowed }.
problems-document-archive = This is an archive. Unpack it and choose the document itself. Accepted here: { $allowed }.
problems-document-unknown = We do not recognise this file: it may be damaged, or in a format that is not accepted. Open it, save it again as one of these and choose it again: { $allowed }.
problems-document-damaged = This { $format } file is damaged or incomplete. Open it on your device, save it again and choose it again.
problems-document-not-text = This file is named as a text, but it contains bytes that no text has. Save it as plain text in UTF-8, or as PDF, and choose it again.
problems-document-locked = This file opens only with a password, so nobody here could read it. Remove the password, save it and choose it again.
problems-document-too-many-pixels = This image is too large: { $width } × { $height } pixels. At most { $megapixels } megapixels are accepted. Make it smaller, or scan it at a lower resolution, and choose it again.
problems-document-too-complex = This document consists of too many parts. Save it as PDF and choose it again.
problems-document-unpacks-too-far = This document is far larger inside than outside: at most { $limit } are accepted. Make its images smaller, or save it as PDF, and choose it again.
problems-document-unsafe = This document is built in a way that is not safe to open. Open it on your device, save it again under another name, or as PDF, and choose it again.
problems-document-too-large = This file is too large: at most { $limit } are accepted. Make it smaller, for instance by saving it as PDF with smaller images, and choose it again.
problems-document-interrupted = The connection broke off before this file had arrived. What you sent before is kept; choose this file again.
problems-document-no-room = This file could not be stored, and it is our fault. Nothing that you sent before is lost. Please try again in a few minutes.

# What a file is, as it stands after “this file is”
problems-document-kind-pdf = a PDF document
problems-document-kind-docx = a Word document
problems-document-kind-odt = an OpenDocument text
problems-document-kind-rtf = a Rich Text document
problems-document-kind-txt = a plain text
problems-document-kind-jpeg = a JPEG image
problems-document-kind-png = a PNG image
problems-document-kind-old-office = a document in an old Office format
problems-document-kind-macro-document = a Word document with macros
problems-document-kind-spreadsheet = a spreadsheet
problems-document-kind-presentation = a presentation
problems-document-kind-heic = a photo in Apple's HEIC format
problems-document-kind-other-image = an image in another format
problems-document-kind-media = a sound or video recording
problems-document-kind-archive = an archive
problems-document-kind-web-page = a web page
problems-document-kind-program = a program
problems-document-kind-locked = a document with a password
problems-document-kind-unknown = of an unknown format
