using Xnat.Typed.Model;

Console.WriteLine(new SubjectData { Label = "S1" }.Label);
