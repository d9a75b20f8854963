await Xnat.Typed.Tutorial.Study.DicomStudy.WriteZipAsync(args[0], default);
