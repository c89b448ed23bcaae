#!/usr/bin/env wlnet
(* A classifier is trained, watched, measured and used: which side of a curve a point is on. *)

SeedRandom[1];
side[{x_, y_}] := If[y > Sin[3 x], "above", "below"];
points[n_] := Map[# -> side[#] &, RandomReal[{-1, 1}, {n, 2}]];

net = NetChain[{16, Tanh, 16, Tanh, LinearLayer[], SoftmaxLayer[]}];
results = NetTrain[net, points[1000], All,
  ValidationSet -> points[200],
  LearningRate -> 0.01,
  MaxTrainingRounds -> 30,
  TrainingStoppingCriterion -> <|"Criterion" -> "Loss", "Patience" -> 5|>,
  TrainingProgressReporting -> {"Print", "Interval" -> Quantity[10, "Rounds"]}];

trained = results["TrainedNet"];
Print["best round:       ", results["BestValidationRound"]];
Print["examples seen:    ", results["ExamplesProcessed"]];

test = points[500];
Print["accuracy:         ", NetMeasurements[trained, test, "Accuracy"]];
Print["confusion matrix: ", NetMeasurements[trained, test, "ConfusionMatrix"]];
Print["(0.5, 0.9) is     ", trained[{0.5, 0.9}], " with probability ", Round[trained[{0.5, 0.9}, "Probability" -> "below"], 0.01]];
